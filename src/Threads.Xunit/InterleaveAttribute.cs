using System.Runtime.CompilerServices;
using Threads.Exploration;
using Xunit;
using Xunit.v3;

namespace Threads.Xunit;

/// <summary>
/// A test that is explored: instead of once, its body runs under every interleaving of the threads that it starts. It fails
/// when one of them fails, deadlocks or races, and the message is that interleaving, step by step.
/// </summary>
/// <remarks>
/// What runs is a rewritten copy of the test's assembly, in memory; the method itself is never called. The method has no
/// parameters, its class is made without arguments, anew for each schedule, and disposed at its end. A method that returns
/// false fails; any other value is an outcome, and the test's output counts the outcomes. One exploration runs at a time,
/// beside tests of any other kind.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(InterleaveDiscoverer))]
public sealed class InterleaveAttribute : FactAttribute
{
    /// <summary>An explored test. The compiler fills in where it stands.</summary>
    public InterleaveAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
    }

    /// <summary>The strategy; exhaustive unless <see cref="Preemptions"/> is set.</summary>
    public Engine Engine { get; set; } = Engine.Exhaustive;

    /// <summary>Explores schedules with at most so many preemptions, with <see cref="Engine.Bounded"/>; negative for no bound.</summary>
    public int Preemptions { get; set; } = -1;

    /// <summary>Most schedules; 0 for as many as there are.</summary>
    public long Schedules { get; set; }

    /// <summary>Most seconds for the exploration; 30 unless set, 0 for no limit.</summary>
    public double Seconds { get; set; } = 30;

    /// <summary>The seed of the random engines; the same seed gives the same schedules.</summary>
    public ulong Seed { get; set; }

    /// <summary>Whether the test also fails when nothing failed but not every interleaving was explored.</summary>
    public bool MustProve { get; set; }

    /// <summary>A schedule that a failed test printed: only this one is run, for instance in a debugger. Null to explore.</summary>
    public string? Schedule { get; set; }

    internal Options ToOptions()
    {
        // Once something failed, a small space is still finished, so that the outcomes can be counted.
        const long schedulesAfterFailure = 2_000;
        if (Schedules < 0 || Seconds < 0 || double.IsNaN(Seconds))
            throw new InvalidInputException("Schedules and Seconds are limits: give a positive number, or 0 for none.");
        var bounded = Preemptions >= 0;
        if (bounded && Engine is not (Engine.Exhaustive or Engine.Bounded))
            throw new InvalidInputException($"Preemptions bounds the engine {nameof(Engine.Bounded)}; the engine {Engine} has no bound. Leave one of the two out.");
        var budget = new Budget(
            Schedules == 0 ? long.MaxValue : Schedules,
            Seconds == 0 ? null : TimeSpan.FromSeconds(Math.Min(Seconds, int.MaxValue)),
            SchedulesAfterFailure: schedulesAfterFailure);
        return new Options(bounded ? Engine.Bounded : Engine, bounded ? Preemptions : null, Seed, budget);
    }
}
