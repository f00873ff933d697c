using Original = System.Diagnostics.Debug;

namespace Threads.Managed.Twins;

/// <summary>
/// The controlled <c>System.Diagnostics.Debug</c>: a failed assertion is a verdict instead of the end of the process; what is
/// written goes nowhere, and is not even formatted.
/// </summary>
[Twin("System.Diagnostics.Debug")]
public static class Debug
{
    public static void Assert(bool condition) => Assertions.Check(condition, "Debug.Assert");

    public static void Assert(bool condition, string? message) => Assertions.Check(condition, "Debug.Assert", message);

    public static void Assert(bool condition, string? message, string? detailMessage) =>
        Assertions.Check(condition, "Debug.Assert", message, detailMessage);

    public static void Assert(bool condition, string? message, string detailMessageFormat, params object?[] args)
    {
        if (!condition)
            Assertions.Fail("Debug.Assert failed", message, string.Format(null, detailMessageFormat, args));
    }

    public static void Assert(bool condition, ref Original.AssertInterpolatedStringHandler message)
    {
        if (!condition)
            Assertions.Fail("Debug.Assert failed", Assertions.TextOf(ref message));
    }

    public static void Assert(
        bool condition,
        ref Original.AssertInterpolatedStringHandler message,
        ref Original.AssertInterpolatedStringHandler detailMessage)
    {
        if (!condition)
            Assertions.Fail("Debug.Assert failed", Assertions.TextOf(ref message), Assertions.TextOf(ref detailMessage));
    }

    public static void Fail(string? message) => Assertions.Fail("Debug.Fail", message);

    public static void Fail(string? message, string? detailMessage) => Assertions.Fail("Debug.Fail", message, detailMessage);

    public static void Print(string? message)
    {
    }

    public static void Print(string format, params object?[] args)
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

    public static void WriteLine(string format, params object?[] args)
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

    public static void WriteIf(bool condition, ref Original.WriteIfInterpolatedStringHandler message)
    {
    }

    public static void WriteIf(bool condition, ref Original.WriteIfInterpolatedStringHandler message, string? category)
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

    public static void WriteLineIf(bool condition, ref Original.WriteIfInterpolatedStringHandler message)
    {
    }

    public static void WriteLineIf(bool condition, ref Original.WriteIfInterpolatedStringHandler message, string? category)
    {
    }
}
