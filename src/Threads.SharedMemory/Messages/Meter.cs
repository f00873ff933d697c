using System.Diagnostics;
using System.Globalization;

namespace Threads.SharedMemory.Messages;

/// <summary>What one measurement gave.</summary>
/// <param name="Nanoseconds">For one message, one way or there and back.</param>
/// <param name="CanaryBefore">Nanoseconds for a cache line there and back, before.</param>
/// <param name="CanaryAfter">The same, after.</param>
/// <param name="Calls">System calls for one message, both processes together.</param>
/// <param name="Sleeps">How often a process went to sleep for one message, both together.</param>
internal readonly record struct Sample(double Nanoseconds, double CanaryBefore, double CanaryAfter, double Calls, double Sleeps)
{
    /// <summary>True when the cores shared a cache all the time, false when they never did, null when the host moved them meanwhile.</summary>
    public bool? IsNear => (CanaryBefore < Canary.NearLimit, CanaryAfter < Canary.NearLimit) switch
    {
        (true, true) => true,
        (false, false) => false,
        _ => null,
    };
}

/// <summary>
/// Measures messages between this process and a second one that it starts, each kept on a core of its own. Time is taken inside: from the first message
/// sent to the last one received. For one thread, which stays on its core until this is disposed.
/// </summary>
internal sealed class Meter : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(25); // of a measurement

    private readonly SharedSegment _segment;
    private readonly Wires _wires;
    private readonly Control _control;
    private readonly Process _partner;

    /// <summary>Starts the second process and connects with it in every way.</summary>
    /// <param name="segment">A segment of <see cref="Wires.SegmentBytes"/>; it stays the caller's.</param>
    /// <param name="start">Starts a process of this program with these arguments, which calls <see cref="MessagePartner.TryRun"/>.</param>
    /// <exception cref="SharedMemoryException">It did not come in time, or the system refuses.</exception>
    public Meter(SharedSegment segment, Func<IReadOnlyList<string>, Process> start)
    {
        _segment = segment;
        Cores = Messages.Cores.Allowed();
        var (first, second) = Cores is [var a, var b, ..] ? (a, b) : (-1, -1);
        _wires = Wires.Make(segment);
        _control = new Control(segment, isFirst: true);
        _partner = start([MessagePartner.Word, second.ToString(CultureInfo.InvariantCulture), .. _wires.Address.Split(' ')]);
        using (Watch()) _wires.Accept();
        Messages.Cores.Pin(first);
    }

    /// <summary>The cores that may be used. With fewer than two, both processes take turns on one, and spinning means waiting for the end of a turn.</summary>
    public IReadOnlyList<int> Cores { get; }

    // On one core each round takes two turns of the scheduler.
    private int CanaryRounds => Cores.Count < 2 ? 10 : 5_000;

    /// <summary>The second process.</summary>
    public int PartnerId => _partner.Id;

    /// <summary>Measures an exchange, with the canary before and after.</summary>
    /// <exception cref="SharedMemoryException">The second process is gone or does not answer, or a message was lost.</exception>
    public Sample Measure(Way way, Traffic traffic)
    {
        using var watch = Watch();
        var before = Ping();
        var channel = _wires[way];
        var (calls, sleeps) = (channel.Calls, Messages.Cores.Sleeps());
        _control.Give(new Order(What.Exchange, way, traffic));
        var start = Stopwatch.GetTimestamp();
        if (traffic.IsRoundTrip) channel.Ping(traffic);
        else channel.Send(traffic);
        var end = Stopwatch.GetTimestamp();
        (calls, sleeps) = (channel.Calls - calls, Messages.Cores.Sleeps() - sleeps);
        var answer = _control.AwaitAnswer();
        if (!traffic.IsRoundTrip) end = answer.End;
        return new Sample(
            Stopwatch.GetElapsedTime(start, end).TotalNanoseconds / traffic.Count,
            before,
            Ping(),
            (double)(calls + answer.Calls) / traffic.Count,
            (double)(sleeps + answer.Sleeps) / traffic.Count);
    }

    /// <summary>Nanoseconds for a cache line there and back.</summary>
    public double Ping()
    {
        _control.Give(new Order(What.Canary, default, new Traffic(default, 0, CanaryRounds)));
        return _control.Ping(CanaryRounds);
    }

    /// <summary>Ends the second process.</summary>
    public void Dispose()
    {
        try
        {
            if (!_partner.HasExited) _control.Give(new Order(What.End, default, default));
            if (!_partner.WaitForExit(TimeSpan.FromSeconds(5))) _partner.Kill();
        }
        catch (Exception exception) when (exception is SharedMemoryException or TimeoutException)
        {
            _partner.Kill();
        }

        _partner.WaitForExit();
        _partner.Dispose();
        _control.Dispose();
        _wires.Dispose();
    }

    // A partner that is stopped would be waited for in a read that has no time limit: killed, it ends that.
    private Timer Watch() => new(partner => ((Process)partner!).Kill(), _partner, Longest, Timeout.InfiniteTimeSpan);
}
