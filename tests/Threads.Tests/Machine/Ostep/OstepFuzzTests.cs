using CsCheck;
using Threads.Machine;

namespace Threads.Tests.Machine.Ostep;

/// <summary>Whatever a file holds, it runs, or one line says what is wrong.</summary>
public sealed class OstepFuzzTests
{
    private static readonly OstepOptions Options = new() { Threads = 2, Interrupt = 3, MaxInstructions = 300, RegisterTrace = "ax", Compute = true };

    [Fact]
    public void A_random_program_runs_or_is_answered_with_a_line() => OstepGen.Programs.Sample(Check, iter: 1000);

    [Fact]
    public void A_damaged_program_runs_or_is_answered_with_a_line() => OstepGen.Texts.Sample(Check, iter: 2000);

    [Fact]
    public void Any_text_runs_or_is_answered_with_a_line() => Gen.String.Sample(Check, iter: 1000);

    private static void Check(string text)
    {
        var (output, trouble) = OstepRunner.Run(text, Options, "x.s");
        Assert.True(trouble is null ? output.EndsWith("halt\n", StringComparison.Ordinal) || text.Contains("halt", StringComparison.Ordinal) : trouble.StartsWith("x.s:", StringComparison.Ordinal) && !trouble.Contains('\n', StringComparison.Ordinal), trouble);
    }
}
