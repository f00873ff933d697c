using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Threads.Cli;

/// <summary>The examples that close the help of each command.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, string[]> ByCommand = new()
    {
        ["list"] = ["threads list", "threads list races"],
        ["show"] = ["threads show races", "threads show races/counter", "threads show races/counter --solution"],
        ["run"] = ["threads run races", "threads run races/increment", "threads run races/increment --trials 5000000", "threads run sb", "threads run my.litmus --trials 5000000", "threads run peterson.s -t 2 -a bx=0,bx=1 -i 3 -M count -c"],
        ["check"] = ["threads check", "threads check races", "threads check races/counter", "threads check races/counter --engine random --seed 7 --schedules 10000", "threads check races/counter --engine coyote --strategy prioritization --seed 7"],
        ["hint"] = ["threads hint races/counter"],
        ["replay"] = ["threads replay races/counter m3.A2.B", "threads replay races/counter counter.trace", "threads replay bin/Bank.dll --test Bank.Tests.Transfer m4.A3.B"],
        ["step"] = ["threads step sb --model tso", "threads step peterson.s -t 2 -a bx=0,bx=1", "threads step sb --schedule m1.A2"],
        ["explore"] = ["threads explore sb --model tso --witness 1", "threads explore tests/ more/iriw.litmus --json", "threads explore sb.litmus --processes", "threads explore bin/Bank.dll --test Bank.Tests.Transfer", "threads explore bin/Bank.dll --test Bank.Tests.Transfer --engine bounded --preemptions 2 --json", "threads explore --twins"],
        ["figure"] = ["threads figure shared-segments/two-addresses", "threads figure address-spaces/fork --svg fork.svg --png fork.png", "threads figure sb --processes --model tso --after m1.A1"],
        ["ipc"] = ["threads ipc", "threads ipc --sizes 8,64,65536 --samples 9", "threads ipc clean"],
        ["clean"] = ["threads ipc clean"],
        ["speedup"] = ["threads speedup", "threads speedup countsort --threads 1,2", "threads speedup pi --threads 1,2,4,8 --weak --save .", "threads speedup --from times.csv", "threads speedup sum --threads 1,2,4,8,16 --slurm job"],
    };

    /// <summary>Lets the help of a command line end with the examples of the command asked about.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            if (help.Action is HelpAction action) help.Action = new WithExamples(action);
        }
    }

    private sealed class WithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            help.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            if (ByCommand.GetValueOrDefault(parseResult.CommandResult.Command.Name) is { } examples)
            {
                output.WriteLine("Examples:");
                foreach (var example in examples) output.WriteLine($"  {example}");
                output.WriteLine();
            }

            output.WriteLine("Exit codes: 0 all passed, 1 a check failed or a lab does not compile,");
            output.WriteLine("            2 wrong use or unsupported, 3 the tool itself failed.");
            return 0;
        }
    }
}
