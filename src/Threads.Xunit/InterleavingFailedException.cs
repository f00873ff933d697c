namespace Threads.Xunit;

/// <summary>An explored test failed. The message is the report; the stack trace, one line, leads to the test.</summary>
internal sealed class InterleavingFailedException(string message, string position) : Exception(message), IAssertionException
{
    /// <inheritdoc/>
    public override string StackTrace => position;
}

/// <summary>By this name xunit knows an exception that is a failed assertion, and no error.</summary>
internal interface IAssertionException;
