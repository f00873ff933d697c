namespace Threads.Machine;

/// <summary>The options of OSTEP's thread simulator (x86.py), with its defaults.</summary>
/// <remarks>Immutable. Readers use those that say how a program is loaded, <see cref="OstepSimulation"/> those that say how it runs and what is shown.</remarks>
public sealed record OstepOptions
{
    /// <summary><c>-s</c>: the seed of the random numbers.</summary>
    public long Seed { get; init; }

    /// <summary><c>-t</c>: how many threads run the program, from 1.</summary>
    public int Threads { get; init; } = 2;

    /// <summary><c>-i</c>: how many instructions from one interrupt to the next; with <see cref="RandomInterrupts"/> the most.</summary>
    public int Interrupt { get; init; } = 50;

    /// <summary><c>-r</c>: whether each distance between two interrupts is drawn by lot.</summary>
    public bool RandomInterrupts { get; init; }

    /// <summary><c>-P</c>: which thread runs each next instruction, a digit each, over and over; empty for interrupts.</summary>
    public string Schedule { get; init; } = "";

    /// <summary><c>-a</c>: what registers begin with: <c>ax=1:bx=2,ax=3</c>, a comma between threads; one part serves all.</summary>
    public string Arguments { get; init; } = "";

    /// <summary><c>-L</c>: the address of the first instruction.</summary>
    public int LoadAddress { get; init; } = 1000;

    /// <summary><c>-m</c>: how much memory there is, in units of 1024 addresses.</summary>
    public int MemorySize { get; init; } = 128;

    /// <summary><c>-M</c>: addresses and variables to show, separated by commas.</summary>
    public string MemoryTrace { get; init; } = "";

    /// <summary><c>-R</c>: registers to show, separated by commas.</summary>
    public string RegisterTrace { get; init; } = "";

    /// <summary><c>-C</c>: whether the condition codes are shown.</summary>
    public bool ConditionTrace { get; init; }

    /// <summary><c>-S</c>: whether instructions are counted.</summary>
    public bool Statistics { get; init; }

    /// <summary><c>-v</c>: whether it is shown where everything was put.</summary>
    public bool Verbose { get; init; }

    /// <summary><c>-H</c>: after how many instructions the heading is repeated; below 1 never.</summary>
    public int HeaderEvery { get; init; } = -1;

    /// <summary><c>-c</c>: whether values are shown, and not question marks.</summary>
    public bool Compute { get; init; }

    /// <summary>How many instructions are run before a program counts as endless (x86.py runs on).</summary>
    public long MaxInstructions { get; init; } = 100_000;
}
