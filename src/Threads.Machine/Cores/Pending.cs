namespace Threads.Machine;

/// <summary>What a thread's next step does that somebody else can notice.</summary>
internal enum MachineAction
{
    /// <summary>Nothing: the thread has ended.</summary>
    None,

    /// <summary>Reads memory.</summary>
    Load,

    /// <summary>Reads what a store of its own left in the store buffer, and not memory.</summary>
    Forward,

    /// <summary>Stores: into memory, or into the store buffer where there is one.</summary>
    Store,

    /// <summary>Reads and writes memory in one step.</summary>
    Atomic,

    /// <summary>Waits until the store buffer is empty.</summary>
    Fence,

    /// <summary>Calls the kernel.</summary>
    SystemCall,

    /// <summary>Touches an address that the page table does not allow: the kernel decides what becomes of it.</summary>
    Fault,

    /// <summary>Goes round a loop that touches no memory.</summary>
    Spin,
}

/// <summary>The next step of a thread.</summary>
/// <param name="Action">What it does.</param>
/// <param name="IsEnabled">Whether it can be taken now.</param>
/// <param name="Cell">The cell it touches; -1 for none.</param>
/// <param name="Offset">Its first byte there.</param>
/// <param name="Address">The virtual address, in bytes.</param>
internal readonly record struct Pending(MachineAction Action, bool IsEnabled, int Cell = -1, int Offset = 0, ulong Address = 0);
