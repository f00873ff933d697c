namespace Threads.Machine;

/// <summary>What a core does after a system call.</summary>
public enum SystemCallKind
{
    /// <summary>Puts <see cref="SystemCallOutcome.Value"/> into rax and goes on.</summary>
    Returned,

    /// <summary>Stays at the instruction: makes the same call again as soon as <see cref="Kernel.CanProceed"/> says so.</summary>
    Blocked,

    /// <summary>As <see cref="Returned"/>; and a new thread begins after the call, with the caller's registers but 0 in rax.</summary>
    Started,

    /// <summary>The caller has ended, and perhaps other threads of its process too: <see cref="Kernel.IsAlive"/>.</summary>
    Ended,

    /// <summary>This kernel does not have the call, or not with these arguments; <see cref="SystemCallOutcome.Message"/> says what it has.</summary>
    Unsupported,
}

/// <summary>How a system call came out.</summary>
/// <param name="Kind">What a core does next.</param>
/// <param name="Value">The result, or the negated <see cref="Errno"/>.</param>
public readonly record struct SystemCallOutcome(SystemCallKind Kind, long Value = 0)
{
    /// <summary>For <see cref="SystemCallKind.Started"/>: the new thread, counted over all processes.</summary>
    public int Thread { get; init; } = -1;

    /// <summary>For <see cref="SystemCallKind.Started"/>: the new thread's process.</summary>
    public int Process { get; init; } = -1;

    /// <summary>For <see cref="SystemCallKind.Started"/>: the new thread's stack pointer; 0 for the caller's.</summary>
    public ulong Stack { get; init; }

    /// <summary>For <see cref="SystemCallKind.Unsupported"/>: one sentence for a student.</summary>
    public string Message { get; init; } = "";

    /// <summary>Why it failed; <see cref="Errno.None"/> if it did not.</summary>
    public Errno Error => Value is < 0 and >= -4095 ? (Errno)(-Value) : Errno.None;

    internal static SystemCallOutcome Of(long value) => new(SystemCallKind.Returned, value);

    internal static SystemCallOutcome Failed(Errno error) => new(SystemCallKind.Returned, -(long)error);

    internal static SystemCallOutcome Unsupported(string message) => new(SystemCallKind.Unsupported) { Message = message };
}

/// <summary>The six arguments of a system call, in the order of rdi, rsi, rdx, r10, r8, r9.</summary>
public readonly record struct SystemCallArguments(ulong First = 0, ulong Second = 0, ulong Third = 0, ulong Fourth = 0, ulong Fifth = 0, ulong Sixth = 0);
