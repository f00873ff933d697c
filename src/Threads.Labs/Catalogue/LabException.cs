namespace Threads.Labs;

/// <summary>A lab or a request that cannot be worked with. The message is one line for the person at the keyboard.</summary>
public sealed class LabException : Exception
{
    /// <summary>A lab or a request that cannot be worked with.</summary>
    public LabException()
        : base("This cannot be done.")
    {
    }

    /// <summary>A lab or a request that cannot be worked with.</summary>
    /// <param name="message">What is wrong, and what to do about it.</param>
    public LabException(string message)
        : base(message)
    {
    }

    /// <summary>A lab or a request that cannot be worked with, because of an exception.</summary>
    /// <param name="message">What is wrong, and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public LabException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
