namespace Threads.Exploration;

/// <summary>What a student gave cannot be used: a file that is no .NET assembly, a test that does not exist. The message is one line for a student.</summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>Without a message.</summary>
    public InvalidInputException()
    {
    }

    /// <summary>With a message that says what to do.</summary>
    public InvalidInputException(string message)
        : base(message)
    {
    }

    /// <summary>With a message that says what to do, and what was met.</summary>
    public InvalidInputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
