using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Threads.Exploration;
using Threads.Machine;

namespace Threads.Labs.RealCores;

/// <summary>A team that runs a litmus test: an instance is a copy of its variables, and a worker one of its threads.</summary>
internal sealed class LitmusTeam : Team
{
    private const int Line = 64;

    private readonly MachineProgram _program;
    private readonly CompiledThread[] _threads;
    private readonly List<Observable>[] _registers; // observed, by thread
    private readonly byte[] _memory;
    private readonly nint _data;
    private readonly int _stride;
    private readonly long[][] _results;
    private readonly bool[] _failed = new bool[BatchSize];
    private readonly OutcomeCounts[] _counts;

    /// <exception cref="NotOnRealCoresException">An instruction cannot be run so.</exception>
    public LitmusTeam(MachineProgram program, IReadOnlyList<int> cores, TrialLimits limits)
        : base(program.Threads.Count, cores, limits)
    {
        _program = program;
        var extent = program.Variables.Select(variable => variable.Offset + (variable.Size * variable.Count)).DefaultIfEmpty(0).Max();
        _stride = ((extent / Line) + 1) * Line;
        _memory = GC.AllocateArray<byte>((_stride * BatchSize) + Line, pinned: true);
        _data = (Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0) + Line - 1) & -Line;
        _registers = [.. program.Threads.Select((_, thread) => program.Observed.Where(place => place.Thread == thread).ToList())];
        _threads = [.. program.Threads.Select((_, thread) => ThreadCompiler.Compile(program, thread, _registers[thread], extent))];
        _results = [.. _registers.Select(registers => GC.AllocateArray<long>((Math.Max(1, registers.Count) * BatchSize) + Line, pinned: true))];
        _counts = [.. program.Threads.Select(_ => new OutcomeCounts())];
    }

    protected override void Make(int first, int end)
    {
        for (var instance = first; instance < end; instance++)
        {
            _failed[instance] = false;
            MemoryMarshal.CreateSpan(ref At<byte>(instance, 0), _stride).Clear();
            foreach (var (offset, value) in _program.InitialData) At<ulong>(instance, offset) = value;
        }
    }

    protected override void Touch(int instance)
    {
        for (var offset = 0; offset < _stride; offset += Line) Volatile.Read(ref At<byte>(instance, offset));
    }

    protected override void Act(int worker, int instance)
    {
        var results = Marshal.UnsafeAddrOfPinnedArrayElement(_results[worker], instance * _registers[worker].Count);
        if (!_threads[worker](_data + ((nint)instance * _stride), results)) _failed[instance] = true;
    }

    protected override void Count(int worker, int first, int end)
    {
        Span<long> values = stackalloc long[_program.Observed.Count];
        for (var instance = first; instance < end; instance++)
        {
            if (_failed[instance])
            {
                _counts[worker].AddFailure();
                continue;
            }

            for (var place = 0; place < values.Length; place++) values[place] = ValueOf(_program.Observed[place], instance);
            _counts[worker].Add(values);
        }
    }

    protected override IReadOnlyList<SeenOutcome> Seen() =>
    [
        .. _counts.SelectMany(counts => counts.All(values => HerdText.StateOf(_program, values), Words.Of(Verdict.UnhandledException)))
            .GroupBy(outcome => outcome.Value, outcome => outcome.Count)
            .Select(outcome => new SeenOutcome(outcome.Key, outcome.Sum()))
            .OrderByDescending(outcome => outcome.Count).ThenBy(outcome => outcome.Value, StringComparer.Ordinal),
    ];

    private long ValueOf(Observable place, int instance) => place.Variable switch
    {
        null => _results[place.Thread][(instance * _registers[place.Thread].Count) + _registers[place.Thread].IndexOf(place)],
        { Size: 1, Offset: var offset } => At<sbyte>(instance, offset),
        { Size: 2, Offset: var offset } => At<short>(instance, offset),
        { Size: 4, Offset: var offset } => At<int>(instance, offset),
        { Offset: var offset } => At<long>(instance, offset),
    };

    private ref T At<T>(int instance, int offset) => ref Unsafe.AddByteOffset(ref Unsafe.NullRef<T>(), _data + ((nint)instance * _stride) + offset);
}
