using System.Diagnostics;
using System.Text.Json;
using Threads.Machine;

namespace Threads.Tests.Machine.Ostep;

/// <summary>
/// x86.py itself, where a copy of OSTEP's homework is (environment variable <c>OSTEP_HOMEWORK</c>: a checkout) and Python 3: one
/// process that runs it as often as asked.
/// </summary>
internal sealed class OstepOriginal : IDisposable
{
    /// <summary>Lines after which a run is cut off: some programs never end.</summary>
    public const int MostLines = 1200;

    // Runs the simulator once a line of input; answers what it printed, and whether it failed.
    private const string Driver = """
        import io, json, sys
        path, most, answers = sys.argv[1], int(sys.argv[2]), sys.stdout
        class Cut(BaseException): pass
        class Output(io.StringIO):
            lines = 0
            def write(self, text):
                self.lines += text.count('\n')
                if self.lines > most: raise Cut()
                return super().write(text)
        code = compile(open(path).read(), path, 'exec')
        for line in sys.stdin:
            sys.argv, sys.stdout, failed = [path] + json.loads(line), Output(), False
            try: exec(code, {'__name__': '__main__'})
            except Cut: pass
            except SystemExit as end: failed = bool(end.code)
            except BaseException: failed = True
            answers.write(json.dumps([sys.stdout.getvalue(), failed]) + '\n')
            answers.flush()
        """;

    private static readonly string? Homework = Environment.GetEnvironmentVariable("OSTEP_HOMEWORK");
    private readonly System.Diagnostics.Process _python;

    public OstepOriginal()
    {
        var simulator = Homework is null ? null : Path.Combine(Homework, "threads-locks", "x86.py");
        Assert.SkipUnless(File.Exists(simulator), "Name a checkout of OSTEP's homework in the environment variable OSTEP_HOMEWORK to compare with x86.py.");
        var start = new ProcessStartInfo("python3") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-c", Driver, simulator!, MostLines.ToString()]) start.ArgumentList.Add(argument);
        try
        {
            _python = System.Diagnostics.Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no python3 to run x86.py.");
            throw;
        }
    }

    /// <summary>The programs of the homework.</summary>
    public static IReadOnlyList<string> Programs => Homework is null
        ? []
        : [.. Directory.EnumerateFiles(Path.Combine(Homework, "threads-intro"), "*.s"), .. Directory.EnumerateFiles(Path.Combine(Homework, "threads-locks"), "*.s")];

    /// <summary>What it prints for a program in a file.</summary>
    public (string Output, bool Failed) Run(string path, OstepOptions options)
    {
        _python.StandardInput.WriteLine(JsonSerializer.Serialize(Arguments(path, options)));
        using var answer = JsonDocument.Parse(_python.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Python has ended."));
        return (answer.RootElement[0].GetString()!, answer.RootElement[1].GetBoolean());
    }

    public void Dispose()
    {
        _python.StandardInput.Close();
        _python.WaitForExit();
        _python.Dispose();
    }

    private static string[] Arguments(string path, OstepOptions options)
    {
        (string Option, bool IsSet)[] flags =
            [("-r", options.RandomInterrupts), ("-C", options.ConditionTrace), ("-c", options.Compute)];
        return
        [
            "-p", path, "-s", $"{options.Seed}", "-t", $"{options.Threads}", "-i", $"{options.Interrupt}", "-P", options.Schedule, "-a", options.Arguments,
            "-L", $"{options.LoadAddress}", "-m", $"{options.MemorySize}", "-M", options.MemoryTrace, "-R", options.RegisterTrace, "-H", $"{options.HeaderEvery}",
            .. flags.Where(flag => flag.IsSet).Select(flag => flag.Option),
        ];
    }
}
