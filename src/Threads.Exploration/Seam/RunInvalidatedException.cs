namespace Threads.Exploration;

/// <summary>A run was disturbed from outside and says nothing; the explorer repeats it a few times before it gives up.</summary>
public sealed class RunInvalidatedException : Exception
{
    /// <summary>A run that was disturbed, for a reason that a student can read.</summary>
    public RunInvalidatedException(string message)
        : base(message)
    {
    }

    /// <summary>A run that was disturbed, without a reason.</summary>
    public RunInvalidatedException()
    {
    }

    /// <summary>A run that was disturbed by an exception.</summary>
    public RunInvalidatedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
