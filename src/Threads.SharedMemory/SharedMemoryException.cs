using Threads.SharedMemory.Native;

namespace Threads.SharedMemory;

/// <summary>
/// The system refused, or what lies in shared memory is not what was expected. The message says what was tried, what the answer
/// means, and what to do.
/// </summary>
public sealed class SharedMemoryException : Exception
{
    /// <summary>Without a message.</summary>
    public SharedMemoryException()
    {
    }

    /// <summary>With a message that says what to do.</summary>
    public SharedMemoryException(string message)
        : base(message)
    {
    }

    /// <summary>With a message that says what to do, and what was met.</summary>
    public SharedMemoryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal SharedMemoryException(string message, int errno)
        : base(message) => ErrorNumber = errno;

    /// <summary>The error number of the system (man 3 errno); 0 when it was not the system that complained.</summary>
    public int ErrorNumber { get; }

    /// <summary>A call that failed: <c>shmget(key 0x7): EEXIST: a segment with this key exists already. Attach it …</c></summary>
    /// <param name="call">The call with what it was about.</param>
    /// <param name="errno">Its error number.</param>
    /// <param name="meaning">What the number means for this call and what to do; null for what it means in general.</param>
    internal static SharedMemoryException Of(string call, int errno, string? meaning = null) =>
        new($"{call}: {Errno.Name(errno)}: {meaning ?? Errno.Meaning(errno)}", errno);
}
