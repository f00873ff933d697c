namespace Threads.Machine;

/// <summary>What became of an access that did not go through.</summary>
public enum FaultKind
{
    /// <summary>No fault for the kernel: the core walked the page table and remembers what it found.</summary>
    Walked,

    /// <summary>The page is used for the first time and got a frame full of zeros.</summary>
    DemandZero,

    /// <summary>Another process has the page already: the same frame stands in this page table now, too.</summary>
    SharedFrame,

    /// <summary>The page was shared since a fork; it has been copied to a frame of its own.</summary>
    Copied,

    /// <summary>The page was shared since a fork, with nobody any more: it may be written again.</summary>
    Reused,

    /// <summary>The access is not allowed. Nothing has changed; the process is to be ended by the signal.</summary>
    Signalled,
}

/// <summary>What the kernel did about a page fault.</summary>
/// <param name="Kind">What became of the access.</param>
/// <param name="Signal">For <see cref="FaultKind.Signalled"/>: which signal.</param>
/// <param name="Message">One sentence for a student: which address, and why.</param>
public readonly record struct FaultOutcome(FaultKind Kind, Signal Signal, string Message)
{
    /// <summary>Whether the instruction can be tried again.</summary>
    public bool IsResolved => Kind != FaultKind.Signalled;
}

/// <summary>The signals that end a process here, with their numbers.</summary>
public enum Signal
{
    /// <summary>No signal.</summary>
    None = 0,

    /// <summary>SIGBUS: there is no memory behind a mapped address.</summary>
    Bus = 7,

    /// <summary>SIGKILL.</summary>
    Kill = 9,

    /// <summary>SIGSEGV: an address that is not mapped, or not for this use.</summary>
    Segmentation = 11,
}
