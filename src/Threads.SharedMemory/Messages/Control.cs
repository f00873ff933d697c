namespace Threads.SharedMemory.Messages;

/// <summary>Orders one way, answers the other, and the canary's two lines: the first bytes of the segment.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA2000", Justification = "It owns its ends of the rings.")]
internal sealed class Control : IDisposable
{
    private const int Capacity = 4;
    private const int AnswersAt = 4096;
    private const int ThereAt = 8192;
    private const int BackAt = ThereAt + 256;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly SharedSegment _segment;
    private readonly RingWriter<Order>? _orders;
    private readonly RingReader<Answer>? _answers;
    private readonly RingReader<Order>? _ordered;
    private readonly RingWriter<Answer>? _answered;

    /// <summary>One side of it: the first orders, the second answers.</summary>
    public Control(SharedSegment segment, bool isFirst)
    {
        _segment = segment;
        if (isFirst) (_orders, _answers) = (Ring.OpenWriter<Order>(segment, Capacity), Ring.OpenReader<Answer>(segment, Capacity, AnswersAt));
        else (_ordered, _answered) = (Ring.OpenReader<Order>(segment, Capacity), Ring.OpenWriter<Answer>(segment, Capacity, AnswersAt));
    }

    public void Give(Order order)
    {
        _orders!.Write(order, Limit);
        if (order.What != What.End) _answers!.Read(Limit); // it is awake
    }

    public Answer AwaitAnswer() => _answers!.Read(Limit);

    public Order NextOrder() => _ordered!.Read(Timeout.InfiniteTimeSpan); // the first process may take its time between two

    public void Answer(Answer answer) => _answered!.Write(answer, Limit);

    public double Ping(int rounds) => Canary.Ping(ref _segment.At<long>(ThereAt), ref _segment.At<long>(BackAt), rounds);

    public void Pong(int rounds) => Canary.Pong(ref _segment.At<long>(ThereAt), ref _segment.At<long>(BackAt), rounds);

    public void Dispose()
    {
        _orders?.Dispose();
        _answers?.Dispose();
        _ordered?.Dispose();
        _answered?.Dispose();
    }
}
