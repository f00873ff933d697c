using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>A loop: the instructions from the target of a backward branch to the last branch back to it.</summary>
internal sealed class Loop(Instruction header)
{
    /// <summary>The first instruction, target of every backward branch.</summary>
    public Instruction Header { get; } = header;

    /// <summary>The backward branches.</summary>
    public List<Instruction> BackEdges { get; } = [];

    /// <summary>The jump in front of the loop that enters it at its condition; null when it is entered at its header.</summary>
    public Instruction? EntryJump { get; set; }

    /// <summary>
    /// True when the way from the entry to the first branch back is as good as a whole round, because nothing stands between
    /// the header and the condition.
    /// </summary>
    public bool EntersWholeRound { get; set; } = true;

    /// <summary>Where those who enter at the header arrive.</summary>
    public Instruction Entry { get; } = Instruction.Create(OpCodes.Nop);

    /// <summary>The local that holds the probes' state.</summary>
    public required VariableDefinition State { get; init; }

    /// <summary>The locals and arguments that the loop may change.</summary>
    public HashSet<object> Modified { get; } = [];

    /// <summary>True when the loop changes something that cannot be seen, so that no two rounds may be taken for equal.</summary>
    public bool AlwaysProgresses { get; set; }
}
