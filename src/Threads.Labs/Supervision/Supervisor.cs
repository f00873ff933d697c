using System.Diagnostics;
using Threads.Exploration;
using Threads.Labs.RealCores;

namespace Threads.Labs.Supervision;

/// <summary>
/// Has jobs done by workers, and answers with a result whatever the explored code does to its process: spins, overflows its
/// stack, exhausts memory, exits, crashes. Leaves no process behind. One caller at a time.
/// </summary>
/// <param name="host">The program to run as a worker: the lab's own assembly, or the tool's.</param>
/// <param name="limits">What a worker may use.</param>
public sealed class Supervisor(string host, Limits? limits = null)
{
    private readonly Limits _limits = limits ?? Limits.Default;

    /// <summary>Does a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="results">Called with each result, in order, as it comes.</param>
    /// <param name="count">How many results the job has in all: its checks, or 1, or 2 for a demonstration with trials.</param>
    /// <param name="trials">Called with what was seen on real cores. A worker that dies of it has an exploration's result there too.</param>
    /// <exception cref="InvalidInputException">The worker refused the job.</exception>
    /// <exception cref="InvalidOperationException">The tool itself failed.</exception>
    public void Do(Job job, int count, Action<int, ExplorationResult> results, Action<Trials>? trials = null)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(results);
        var next = job.First;
        while (next < count)
        {
            var reached = Attempt(job with { First = next }, results, trials);
            next = reached + 1; // a check that killed its worker has its verdict; the next one gets a new worker
        }
    }

    /// <summary>Runs one worker to its end; returns the number of the last check that has a result.</summary>
    private int Attempt(Job job, Action<int, ExplorationResult> results, Action<Trials>? trials)
    {
        var watch = Stopwatch.StartNew();
        using var worker = new WorkerProcess(host, job, _limits);
        var (current, answered, schedules, begun) = (job.First, job.First - 1, 0L, false);
        while (true)
        {
            if (!worker.TryNext(_limits.Silence, out var message))
            {
                results(current, Death.BySilence(_limits.Silence, watch.Elapsed, schedules));
                return current;
            }

            switch (message?.Kind)
            {
                case MessageKind.Begin:
                    (current, schedules, begun) = (message.Index, 0, true);
                    watch.Restart();
                    break;
                case MessageKind.Progress:
                    schedules = message.Schedules;
                    break;
                case MessageKind.Result:
                    if (message.Trials is { } seen) trials?.Invoke(seen);
                    else results(message.Index, message.Exploration!);
                    answered = message.Index;
                    break;
                case MessageKind.Refused:
                    throw new InvalidInputException(message.Text!);
                case MessageKind.Failed:
                    throw new InvalidOperationException(message.Text);
                case MessageKind.Done:
                    return int.MaxValue - 1;
                default:
                    if (begun && answered == current) return current;
                    var exitCode = worker.Await();
                    if (!begun) throw new InvalidOperationException($"The worker ended before it began (exit code {exitCode}). {worker.Errors}");
                    results(current, Death.ByItself(exitCode, worker.Errors, watch.Elapsed, schedules));
                    return current;
            }
        }
    }
}
