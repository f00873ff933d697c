namespace Threads.Exploration;

/// <summary>What is said of a run, and of a whole exploration: the worst that was found.</summary>
public enum Verdict
{
    /// <summary>Nothing wrong was seen.</summary>
    Pass,

    /// <summary>The explorer gave the run up (it repeats another, or exceeds a bound); says nothing about the program.</summary>
    Abandoned,

    /// <summary>The initial thread returned while a foreground thread that nobody joined was still running.</summary>
    ThreadLeftBehind,

    /// <summary>A thread ended while it held a lock.</summary>
    LockNeverReleased,

    /// <summary>Two accesses, one a write, with nothing that orders them.</summary>
    DataRace,

    /// <summary>Threads step for ever without getting anywhere.</summary>
    Livelock,

    /// <summary>Some threads wait for each other for ever; the others have finished.</summary>
    PartialDeadlock,

    /// <summary>A thread waits for a notification that was sent before it began to wait.</summary>
    LostWakeup,

    /// <summary>Nobody can step: the threads wait for each other.</summary>
    Deadlock,

    /// <summary>The test answered that the outcome is wrong.</summary>
    WrongOutcome,

    /// <summary>An assertion of the test or of the program failed.</summary>
    FailedAssertion,

    /// <summary>A failed check in whose trace one thread's update overwrote another's.</summary>
    LostUpdate,

    /// <summary>An exception that nobody caught.</summary>
    UnhandledException,

    /// <summary>A concurrency API without a controlled twin was reached: nothing can be said.</summary>
    Unsupported,

    /// <summary>The program did not reach its next step in time.</summary>
    TimedOut,
}

/// <summary>How one run ended.</summary>
/// <param name="Verdict">What went wrong first, or <see cref="Verdict.Pass"/>.</param>
/// <param name="Outcome">The value that the test returned, formatted; null when it returns none or did not return.</param>
/// <param name="Message">One or more lines that say what happened, for a student; null for a pass.</param>
/// <param name="Process">The process in which it went wrong, or -1.</param>
/// <param name="StepsUntilFailure">How many steps had been taken when it went wrong; -1 for a pass.</param>
public sealed record Ending(Verdict Verdict, string? Outcome = null, string? Message = null, int Process = -1, int StepsUntilFailure = -1);
