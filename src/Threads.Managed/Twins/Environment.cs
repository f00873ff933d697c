using Threads.Exploration;

namespace Threads.Managed.Twins;

/// <summary>
/// The controlled part of <c>System.Environment</c>: a program that ends the process gets a verdict, and harms nobody else.
/// The other members stay what they are.
/// </summary>
[Twin("System.Environment")]
public static class Environment
{
    public static int CurrentManagedThreadId => Operation.Current.Id;

    public static void Exit(int exitCode) =>
        throw Operation.Fail(Verdict.UnhandledException, $"Environment.Exit({exitCode}) was called");

    public static void FailFast(string? message) => FailFast(message, null);

    public static void FailFast(string? message, Exception? exception) => throw Operation.Fail(
        Verdict.UnhandledException,
        $"Environment.FailFast was called: {message ?? "no message"}{(exception is null ? "" : $" ({exception.Message})")}");
}
