using System.CommandLine;
using Threads.Machine;

namespace Threads.Cli;

/// <summary>The options of x86.py that say how a program in OSTEP's assembly is loaded and what of it is looked at; its own names.</summary>
internal sealed class AssemblyOptions
{
    private static readonly OstepOptions Defaults = new();

    private readonly Option<int> _threads = new("--threads", "-t") { Description = "FILE.s: how many threads run it", HelpName = "N", DefaultValueFactory = _ => Defaults.Threads };
    private readonly Option<string> _arguments = new("--argv", "-a") { Description = "FILE.s: what registers begin with, a comma between threads, a colon between registers of one: ax=1:bx=2,ax=3", HelpName = "ax=1:bx=2,…", DefaultValueFactory = _ => "" };
    private readonly Option<int> _loadAddress = new("--loadaddr", "-L") { Description = "FILE.s: address of the first instruction", HelpName = "N", DefaultValueFactory = _ => Defaults.LoadAddress };
    private readonly Option<int> _memorySize = new("--memsize", "-m") { Description = "FILE.s: memory, in units of 1024 addresses", HelpName = "N", DefaultValueFactory = _ => Defaults.MemorySize };
    private readonly Option<string> _memoryTrace = new("--memtrace", "-M") { Description = "FILE.s: addresses and variables to look at", HelpName = "2000,count", DefaultValueFactory = _ => "" };
    private readonly Option<string> _registerTrace = new("--regtrace", "-R") { Description = "FILE.s: registers to look at", HelpName = "ax,bx", DefaultValueFactory = _ => "" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_threads, _arguments, _loadAddress, _memorySize, _memoryTrace, _registerTrace]) command.Add(option);
    }

    public OstepOptions Read(ParseResult parsed) => new()
    {
        Threads = parsed.GetValue(_threads),
        Arguments = parsed.GetValue(_arguments)!,
        LoadAddress = parsed.GetValue(_loadAddress),
        MemorySize = parsed.GetValue(_memorySize),
        MemoryTrace = parsed.GetValue(_memoryTrace)!,
        RegisterTrace = parsed.GetValue(_registerTrace)!,
    };
}
