using CsCheck;
using Threads.Machine;

namespace Threads.Tests.Machine.Ostep;

/// <summary>The trace is x86.py's, line by line: over its own programs with many seeds, over ours, and over random ones.</summary>
public sealed class OstepDifferenceTests
{
    private const int Seeds = 60;

    [Fact]
    public void Over_the_homeworks_own_programs_with_many_seeds_and_every_way_to_schedule()
    {
        using var original = new OstepOriginal();
        foreach (var path in OstepOriginal.Programs)
        {
            for (var seed = 0; seed < Seeds; seed++) Compare(original, path, OptionsOf(path, seed));
        }
    }

    [Fact]
    public void Over_programs_of_these_tests()
    {
        using var original = new OstepOriginal();
        foreach (var text in (string[])[OstepPrograms.Everything, OstepPrograms.Race, OstepPrograms.Locked])
        {
            using var file = new TemporaryFile(text);
            for (var seed = 0; seed < Seeds; seed++) Compare(original, file.Path, OptionsOf(file.Path, seed));
        }
    }

    [Fact]
    public void Over_random_programs()
    {
        using var original = new OstepOriginal();
        OstepGen.Programs.Sample(
            text =>
            {
                using var file = new TemporaryFile(text);
                Compare(original, file.Path, OptionsOf(file.Path, text.Length));
            },
            iter: 300,
            threads: 1);
    }

    private static void Compare(OstepOriginal original, string path, OstepOptions options)
    {
        var text = File.ReadAllText(path);
        var (theirs, failed) = original.Run(path, options);
        var (ours, trouble) = OstepRunner.Run(text, options with { MaxInstructions = OstepOriginal.MostLines }, path);
        var expected = Comparable(theirs);
        var actual = Comparable(ours)[..Math.Min(expected.Length, Comparable(ours).Length)];
        var what = $"{path} {options}\n{text}\n{trouble}";

        // Where ours stops at a mistake that Python let pass, it has to be the same up to there; where nothing is wrong, to the end.
        Assert.True(trouble is not null || failed || actual.Length == expected.Length, what);
        Assert.True(!failed || trouble is not null || IsReadHereOnly(path), what);
        for (var line = 0; line < actual.Length; line++) Assert.True(expected[line] == actual[line], $"{what}\nline {line + 1}\n{expected[line]}\n{actual[line]}");
    }

    // The last line may have been cut off. Numbers here end where Python's go on: at 64 bits.
    private static string[] Comparable(string output) =>
        [.. output.Split('\n').SkipLast(1).TakeWhile(line => !System.Text.RegularExpressions.Regex.IsMatch(line, "[0-9]{19}"))];

    // One program of the homework has a scale that Python's int() refuses.
    private static bool IsReadHereOnly(string path) => Path.GetFileName(path) == "test-mov.s";

    private static OstepOptions OptionsOf(string path, int seed)
    {
        var random = new Random(seed);
        var threads = random.Next(1, 5);
        var names = File.ReadLines(path).Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(words => words is [".var", ..]).Select(words => words[1]);
        int[] schedule = [.. Enumerable.Range(0, threads), .. Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(threads))];
        random.Shuffle(schedule);
        return new OstepOptions
        {
            Seed = seed - 5,
            Threads = threads,
            Interrupt = random.Next(1, 12),
            RandomInterrupts = random.Next(2) == 0,
            Schedule = random.Next(4) == 0 ? string.Concat(schedule) : "",
            Arguments = random.Next(3) switch
            {
                0 => "ax=1:bx=2:dx=3",
                1 => string.Join(',', Enumerable.Range(0, threads).Select(thread => $"ax={thread % 2}:bx={thread}:dx={thread - 1}")),
                _ => "bx=3",
            },
            MemoryTrace = string.Join(',', names.Append("2000")),
            RegisterTrace = random.Next(2) == 0 ? "ax,bx,cx,dx,ex,fx,sp,bp,zero" : "",
            ConditionTrace = random.Next(2) == 0,
            Compute = random.Next(4) != 0,
            HeaderEvery = random.Next(3) == 0 ? random.Next(1, 20) : -1,
        };
    }
}
