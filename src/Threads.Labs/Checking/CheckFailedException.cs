using Threads.Exploration;

namespace Threads.Labs;

/// <summary>A check that does not hold. Thrown by <see cref="Check"/>, counted as a failed assertion.</summary>
public sealed class CheckFailedException : Exception, IFailedCheck
{
    /// <summary>A check that does not hold, with nothing said about it.</summary>
    public CheckFailedException()
        : base("A check does not hold.")
    {
    }

    /// <summary>A check that does not hold.</summary>
    /// <param name="message">A sentence for a student: what was found, and what was wanted.</param>
    public CheckFailedException(string message)
        : base(message)
    {
    }

    /// <summary>A check that does not hold because of an exception.</summary>
    /// <param name="message">A sentence for a student.</param>
    /// <param name="innerException">The cause.</param>
    public CheckFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
