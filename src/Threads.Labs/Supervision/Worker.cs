using System.Text.Json;
using Threads.Exploration;
using Threads.Labs.Exploring;

namespace Threads.Labs.Supervision;

/// <summary>
/// The inside of a worker process: does one job and says what it finds through the pipe named on its command line. Ends when
/// its input ends, for then whoever wanted the result is gone.
/// </summary>
public static class Worker
{
    /// <summary>The hidden switch that makes a program a worker: <c>--worker PIPE JOB</c>.</summary>
    public const string Switch = "--worker";

    private const int ToolFailed = 3;

    /// <summary>Works, if the arguments ask for it.</summary>
    /// <param name="args">The arguments of <c>Main</c>.</param>
    /// <returns>The exit code; null when the arguments ask for something else.</returns>
    public static int? TryRun(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args is not [Switch, var handle, var job]) return null;
        using var pipe = new MessageWriter(handle);
        FollowParent();
        Console.SetIn(TextReader.Null);
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        try
        {
            JobRunner.Run(JsonSerializer.Deserialize(job, WireFormat.Default.Job)!, pipe);
            pipe.Send(new Message(MessageKind.Done));
            return 0;
        }
        catch (InvalidInputException exception)
        {
            pipe.Send(new Message(MessageKind.Refused, Text: exception.Message));
            return ToolFailed;
        }
        catch (Exception exception)
        {
            pipe.Send(new Message(MessageKind.Failed, Text: exception.ToString()));
            return ToolFailed;
        }
    }

    private static void FollowParent()
    {
        new Thread(() =>
        {
            using var input = Console.OpenStandardInput();
            while (input.ReadByte() >= 0)
            {
                // Nothing is ever sent; only the end matters.
            }

            Environment.Exit(ToolFailed);
        })
        { IsBackground = true, Name = "follows the parent" }.Start();
    }
}
