using Threads.Exploration;

namespace Threads.Machine;

/// <summary>
/// A process of an <see cref="IMachine"/>: the calls about segments, as in C, and its reads and writes. A call that fails says so with its
/// result, and <see cref="Error"/> says why.
/// </summary>
public interface IProcess : IAtomicCalls
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Why the latest call failed; <see cref="Errno.None"/> if it did not.</summary>
    Errno Error { get; }

    /// <summary>shmget: finds or makes a segment.</summary>
    /// <returns>Its identifier; -1 on failure.</returns>
    int Shmget(int key, int size, Shm flags);

    /// <summary>shmat: attaches a segment; at address 0 the kernel chooses where.</summary>
    /// <returns>Where it begins; 0 on failure.</returns>
    ulong Shmat(int id, ulong address = 0, Shm flags = Shm.None);

    /// <summary>shmdt: detaches the segment that was attached at this address.</summary>
    /// <returns>Whether there was one.</returns>
    bool Shmdt(ulong address);

    /// <summary>shmctl IPC_RMID: removes a segment; while it is attached anywhere, it stays there, but nobody finds it by its key.</summary>
    /// <returns>Whether the caller may, and there is one.</returns>
    bool ShmRemove(int id);

    /// <summary>Reads the 8 bytes at an address, which is a multiple of 8.</summary>
    /// <exception cref="SegmentationFaultException">The process may not, and has ended.</exception>
    ulong Read(ulong address);

    /// <summary>Writes the 8 bytes at an address, which is a multiple of 8.</summary>
    /// <exception cref="SegmentationFaultException">The process may not, and has ended.</exception>
    void Write(ulong address, ulong value);
}
