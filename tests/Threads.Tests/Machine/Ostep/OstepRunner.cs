using Threads.Exploration;
using Threads.Machine;

namespace Threads.Tests.Machine.Ostep;

/// <summary>Runs programs in OSTEP's assembly, and keeps what is printed.</summary>
internal static class OstepRunner
{
    /// <summary>What is printed, and what went wrong; null for nothing.</summary>
    public static (string Output, string? Trouble) Run(string text, OstepOptions options, string path = "program.s")
    {
        using var output = new StringWriter { NewLine = "\n" };
        try
        {
            OstepRun.Run(OstepReader.Read(text, path, options), options, output);
            return (output.ToString(), null);
        }
        catch (InvalidInputException exception)
        {
            return (output.ToString(), exception.Message);
        }
    }

    /// <summary>The rows of a run that succeeds: what follows the options.</summary>
    public static string Trace(string text, OstepOptions options)
    {
        var (output, trouble) = Run(text, options);
        Assert.Null(trouble);
        return output[(output.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
    }

    /// <summary>The one line that says what is wrong.</summary>
    public static string Trouble(string text, OstepOptions? options = null)
    {
        var trouble = Run(text, options ?? new OstepOptions { Threads = 1, MaxInstructions = 1000 }).Trouble;
        Assert.NotNull(trouble);
        Assert.DoesNotContain('\n', trouble);
        return trouble;
    }
}
