namespace Threads.Machine;

/// <summary>A simulated process used memory that it may not use. The message says which, and why not.</summary>
public sealed class SegmentationFaultException : Exception
{
    /// <summary>With a message for a student.</summary>
    public SegmentationFaultException(string message)
        : base(message)
    {
    }
}
