namespace Threads.Machine;

/// <summary>How far a process or a thread has come.</summary>
public enum LifeStage
{
    /// <summary>It runs, or waits.</summary>
    Alive,

    /// <summary>It has ended, and its parent has not asked yet how (processes only).</summary>
    Zombie,

    /// <summary>It is gone.</summary>
    Gone,
}

/// <summary>A process: an address space, and as whom it acts.</summary>
/// <remarks>Never changes.</remarks>
/// <param name="Index">Its place among the kernel's processes, from 0; never used again.</param>
/// <param name="Id">Its process identifier.</param>
/// <param name="Parent">The index of its parent; -1 for none.</param>
/// <param name="Credentials">As whom it acts.</param>
/// <param name="Space">What its addresses mean; empty once it has ended.</param>
public sealed record Process(int Index, int Id, int Parent, Credentials Credentials, AddressSpace Space)
{
    /// <summary>How far it has come.</summary>
    public LifeStage Stage { get; init; }

    /// <summary>What <c>wait4</c> tells its parent: exit status × 256, or the signal that ended it.</summary>
    public int WaitStatus { get; init; }

    /// <summary>Where it has the data of the program that the machine was loaded with.</summary>
    public ulong DataBase { get; init; }

    /// <summary>Its name in figures.</summary>
    public string Name { get; init; } = "";
}

/// <summary>What a thread waits for.</summary>
public enum WaitingFor
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Somebody who wakes the futex at <see cref="KernelThread.Futex"/>.</summary>
    Futex,

    /// <summary>Nothing any more: it was woken, and has not gone on yet.</summary>
    Woken,

    /// <summary>A child of its process that ends.</summary>
    Child,
}

/// <summary>A thread, as far as the kernel is concerned: its registers are the core's.</summary>
/// <remarks>Never changes.</remarks>
/// <param name="Id">Its thread identifier; the first thread's is its process's.</param>
/// <param name="Process">The index of its process.</param>
public sealed record KernelThread(int Id, int Process)
{
    /// <summary>How far it has come.</summary>
    public LifeStage Stage { get; init; }

    /// <summary>What it waits for.</summary>
    public WaitingFor Waiting { get; init; }

    /// <summary>The physical address of the futex that it waits at: processes that share the page meet there.</summary>
    public ulong Futex { get; init; }

    /// <summary>Its place in the queue of those that wait; the lowest is woken first.</summary>
    public int Queue { get; init; }

    /// <summary>For <see cref="WaitingFor.Child"/>: which, as <c>wait4</c> was told.</summary>
    public int Child { get; init; }

    /// <summary>Where the kernel stores 0 and wakes a futex when the thread ends (CLONE_CHILD_CLEARTID); 0 for nowhere.</summary>
    public ulong ClearAtExit { get; init; }
}
