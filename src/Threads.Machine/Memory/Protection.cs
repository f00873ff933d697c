namespace Threads.Machine;

/// <summary>What a process may do with a mapping: the numbers of <c>mmap</c> and <c>mprotect</c>.</summary>
[Flags]
public enum Protection
{
    /// <summary>Nothing: every access faults.</summary>
    None = 0,

    /// <summary>PROT_READ.</summary>
    Read = 1,

    /// <summary>PROT_WRITE; on x86-64 it allows reading too.</summary>
    Write = 2,

    /// <summary>PROT_EXEC; on x86-64 it allows reading too.</summary>
    Execute = 4,

    /// <summary>All three.</summary>
    All = Read | Write | Execute,
}
