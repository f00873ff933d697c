using System.Numerics;

namespace Threads.Machine;

/// <summary>
/// Which registers and flags can still make a difference at each instruction (live variables; Kildall 1973). What is dead
/// is forgotten before states are compared, so that they do not differ for nothing.
/// </summary>
internal sealed class Liveness
{
    private const ulong FlagsBit = 1UL << 32;

    private readonly Instruction[] _code;
    private readonly ulong[] _live;
    private readonly bool[] _halts;
    private readonly ulong[] _observed;
    private readonly ulong _everywhere;

    public Liveness(MachineProgram program)
    {
        _code = [.. program.Code];
        _live = new ulong[_code.Length];
        _halts = new bool[_code.Length];
        _observed = new ulong[program.Threads.Count];
        foreach (var place in program.Observed.Where(place => place.Thread >= 0)) _observed[place.Thread] |= Footprint.Bit(place.Register);
        _everywhere = _observed.Aggregate(0UL, (all, some) => all | some);
        while (Pass())
        {
        }
    }

    /// <summary>Whether a thread that stands here can come to its end, as far as the code tells.</summary>
    public bool CanHalt(int counter) => counter < _code.Length && _halts[counter];

    /// <summary>Sets what is dead to 0.</summary>
    public void Forget(Layout layout, Span<ulong> state)
    {
        for (var thread = 0; thread < layout.MaxThreads; thread++)
        {
            ref var word = ref state[layout.Thread(thread)];
            var control = Control.Of(word);
            if (control.Status == ThreadStatus.Absent) continue;
            var live = control.Status != ThreadStatus.Running ? (thread < _observed.Length ? _observed[thread] : 0)
                : control.Counter < _live.Length ? _live[control.Counter] : 0;
            if (control.Status != ThreadStatus.Running) word = (control with { Counter = 0, Flags = Flags.None }).ToWord();
            else if ((live & FlagsBit) == 0) word = (control with { Flags = Flags.None }).ToWord();
            foreach (var register in layout.Registers)
            {
                if ((live >> register & 1) == 0) state[layout.Register(thread, register)] = 0;
            }
        }
    }

    private bool Pass()
    {
        var changed = false;
        for (var at = _code.Length - 1; at >= 0; at--)
        {
            var (after, halts) = After(at);
            var (read, written) = Effect(_code[at]);
            var live = (after & ~written) | read;
            changed |= live != _live[at] || halts != _halts[at];
            (_live[at], _halts[at]) = (live, halts);
        }

        return changed;
    }

    private (ulong Live, bool Halts) After(int at)
    {
        var instruction = _code[at];
        switch (instruction.Opcode)
        {
            case Opcode.Halt:
                return (_everywhere, true);
            case Opcode.Ret:
                // Wherever a call may have come from.
                var returns = Enumerable.Range(1, Math.Max(0, _code.Length - 1)).Where(next => _code[next - 1].Opcode == Opcode.Call).ToList();
                return (returns.Aggregate(0UL, (all, next) => all | _live[next]), returns.Exists(next => _halts[next]));
            case Opcode.Call:
                return Following(instruction.Target);
            case Opcode.Jmp when instruction.Condition == Condition.Always:
                return Following(instruction.Target);
            case Opcode.Jmp:
                var (one, other) = (Following(instruction.Target), Following(at + 1));
                return (one.Live | other.Live, one.Halts || other.Halts);
            case Opcode.Syscall:
                // Exiting ends a thread too.
                return (ulong.MaxValue >> 16, true);
            default:
                return Following(at + 1);
        }
    }

    private (ulong Live, bool Halts) Following(int at) => at >= 0 && at < _code.Length ? (_live[at], _halts[at]) : (0, false);

    private static (ulong Read, ulong Written) Effect(Instruction instruction)
    {
        var named = Footprint.Of(instruction.Source) | Footprint.Of(instruction.Destination) | Footprint.Implied(instruction.Opcode);
        var destination = instruction.Destination.Kind == OperandKind.Register ? Footprint.Bit(instruction.Destination.Register) : 0;
        switch (instruction.Opcode)
        {
            case Opcode.Mov or Opcode.Lea when instruction.Size >= 4 && destination != 0:
                return (Footprint.Of(instruction.Source), destination);
            case Opcode.Pop when instruction.Size >= 4:
                return (Footprint.Implied(Opcode.Pop), destination);
            case Opcode.Jmp:
                return (instruction.Condition == Condition.Always ? 0 : FlagsBit, 0);
            case Opcode.Cmp or Opcode.Test:
                return (named, FlagsBit);
            case Opcode.Halt:
                return (0, FlagsBit);
            default:
                // What sets the flags only sometimes, or only some of them, is not counted on.
                return (named | (instruction.Opcode is Opcode.Dump ? ulong.MaxValue >> 48 : 0), SetsAllFlags(instruction) ? FlagsBit : 0);
        }
    }

    private static bool SetsAllFlags(Instruction instruction) => !instruction.KeepsFlags
        && instruction.Opcode is Opcode.Add or Opcode.Sub or Opcode.And or Opcode.Or or Opcode.Xor or Opcode.Neg or Opcode.Xadd or Opcode.Cmpxchg or Opcode.Mul;
}
