using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;

namespace Threads.Labs.Supervision;

/// <summary>
/// A child process that explores, seen from outside. It says what it finds through a pipe of its own, so that nothing that a
/// student's code writes gets in the way. Its input ends when this process ends, and that ends it. One caller.
/// </summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int MostErrorText = 64 * 1024;
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(1);

    private readonly BlockingCollection<Message> _messages = new(new ConcurrentQueue<Message>());
    private readonly AnonymousPipeServerStream _pipe = new(PipeDirection.In, HandleInheritability.Inheritable);
    private readonly StringBuilder _errors = new(); // guarded by itself
    private readonly Process _process;
    private readonly Thread _listener;

    /// <summary>Starts a worker.</summary>
    /// <param name="host">The program to run as a worker: a lab's or the tool's own assembly.</param>
    /// <param name="job">What to explore.</param>
    /// <param name="limits">What it may use.</param>
    public WorkerProcess(string host, Job job, Limits limits)
    {
        var start = new ProcessStartInfo(DotNet.Command)
        {
            ArgumentList = { "exec", host, Worker.Switch, _pipe.GetClientHandleAsString(), JsonSerializer.Serialize(job, WireFormat.Default.Job) },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in DotNet.WorkerEnvironment(limits)) start.Environment[name] = value;
        _process = Children.Start(start);
        _pipe.DisposeLocalCopyOfClientHandle();
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _listener = new Thread(Listen) { IsBackground = true, Name = "worker's pipe" };
        _listener.Start();
    }

    /// <summary>What the worker wrote on its error stream, up to 64 KiB; complete once it has ended.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString();
        }
    }

    /// <summary>The next message.</summary>
    /// <param name="patience">How long to wait for it.</param>
    /// <param name="message">The message; null when the worker has ended or stays silent.</param>
    /// <returns>False when it stays silent.</returns>
    public bool TryNext(TimeSpan patience, out Message? message) =>
        _messages.TryTake(out message, patience) || _messages.IsCompleted;

    /// <summary>Waits for a worker that has said its last word, and gives its exit code; null when it had to be killed.</summary>
    public int? Await()
    {
        var ended = _process.WaitForExit(Drain);
        if (!ended) Children.End(_process);
        if (ended) _process.WaitForExitAsync().Wait(Drain); // the error stream is read to its end
        return ended ? _process.ExitCode : null;
    }

    /// <summary>Ends the worker, with all that it started.</summary>
    public void Dispose()
    {
        Children.End(_process);
        _process.Dispose();
        if (!_listener.Join(Drain)) return; // somebody whom the worker started keeps the pipe open: left to the end of this process
        _pipe.Dispose();
        _messages.Dispose();
    }

    private void Remember(string? line)
    {
        if (line is null) return;
        lock (_errors)
        {
            if (_errors.Length < MostErrorText) _errors.AppendLine(line);
        }
    }

    private void Listen()
    {
        try
        {
            using var reader = new StreamReader(_pipe, Encoding.UTF8);
            while (reader.ReadLine() is { } line)
            {
                if (JsonSerializer.Deserialize(line, WireFormat.Default.Message) is { } message) _messages.Add(message);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or JsonException)
        {
            // The worker died in the middle of a line: it has said its last word.
        }
        finally
        {
            _messages.CompleteAdding();
        }
    }
}
