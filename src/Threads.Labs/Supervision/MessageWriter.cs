using System.IO.Pipes;
using System.Text.Json;

namespace Threads.Labs.Supervision;

/// <summary>The worker's end of the pipe: a message a line. One caller at a time.</summary>
internal sealed class MessageWriter : IDisposable
{
    private static readonly byte[] EndOfLine = "\n"u8.ToArray();
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.25);

    private readonly AnonymousPipeClientStream _pipe;
    private long _latest = Environment.TickCount64;

    public MessageWriter(string handle) => _pipe = new AnonymousPipeClientStream(PipeDirection.Out, handle);

    public void Send(Message message)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(message, WireFormat.Default.Message);
        _pipe.Write(line);
        _pipe.Write(EndOfLine);
        _pipe.Flush();
        _latest = Environment.TickCount64;
    }

    /// <summary>Says that the exploration is alive, at most four times a second.</summary>
    public void SendProgress(int index, long schedules)
    {
        if (Environment.TickCount64 - _latest < Pause.TotalMilliseconds) return;
        Send(new Message(MessageKind.Progress, index, Schedules: schedules));
    }

    public void Dispose() => _pipe.Dispose();
}
