namespace Threads.Managed.Twins;

/// <summary>
/// The controlled <c>System.Diagnostics.Trace</c>: a failed assertion is a verdict instead of the end of the process; what is
/// written goes nowhere.
/// </summary>
[Twin("System.Diagnostics.Trace")]
public static class Trace
{
    public static void Assert(bool condition) => Assertions.Check(condition, "Trace.Assert");

    public static void Assert(bool condition, string? message) => Assertions.Check(condition, "Trace.Assert", message);

    public static void Assert(bool condition, string? message, string? detailMessage) =>
        Assertions.Check(condition, "Trace.Assert", message, detailMessage);

    public static void Fail(string? message) => Assertions.Fail("Trace.Fail", message);

    public static void Fail(string? message, string? detailMessage) => Assertions.Fail("Trace.Fail", message, detailMessage);

    public static void TraceError(string? message)
    {
    }

    public static void TraceError(string format, params object?[]? args)
    {
    }

    public static void TraceInformation(string? message)
    {
    }

    public static void TraceInformation(string format, params object?[]? args)
    {
    }

    public static void TraceWarning(string? message)
    {
    }

    public static void TraceWarning(string format, params object?[]? args)
    {
    }

    public static void Write(string? message)
    {
    }

    public static void Write(object? value)
    {
    }

    public static void Write(string? message, string? category)
    {
    }

    public static void Write(object? value, string? category)
    {
    }

    public static void WriteLine(string? message)
    {
    }

    public static void WriteLine(object? value)
    {
    }

    public static void WriteLine(string? message, string? category)
    {
    }

    public static void WriteLine(object? value, string? category)
    {
    }

    public static void WriteIf(bool condition, string? message)
    {
    }

    public static void WriteIf(bool condition, object? value)
    {
    }

    public static void WriteIf(bool condition, string? message, string? category)
    {
    }

    public static void WriteIf(bool condition, object? value, string? category)
    {
    }

    public static void WriteLineIf(bool condition, string? message)
    {
    }

    public static void WriteLineIf(bool condition, object? value)
    {
    }

    public static void WriteLineIf(bool condition, string? message, string? category)
    {
    }

    public static void WriteLineIf(bool condition, object? value, string? category)
    {
    }
}
