using System.Runtime.CompilerServices;
using Threads.Exploration;

namespace Threads.Managed;

/// <summary>The rows of a traced run. Values are formatted at once: a step's value afterwards when the next step comes.</summary>
public sealed partial class ManagedWorld
{
    private readonly List<TraceRow> _rows = [];
    private Func<string>? _valueAfter;

    /// <inheritdoc/>
    public IReadOnlyList<TraceRow> Trace => _rows;

    internal bool IsTraced { get; private set; }

    /// <inheritdoc/>
    public string ThreadName(int process) => _processes[process] is { } thread ? Names.Thread(thread) : $"process {process}";

    internal string VariableAt(int site) => _sites[site].Name;

    internal unsafe void NameAddress<T>(ref T location, string name) =>
        Locations.Name(Locations.NumberOf((nuint)Unsafe.AsPointer(ref location), Unsafe.SizeOf<T>()), name);

    internal string ElementName(Array array, nint index) => $"{Locations.NameOfObject(array) ?? LocationTable.NamelessArray}[{index}]";

    internal string NameOfObject(object target)
    {
        if (target is ControlledThread thread)
            return Names.Thread(thread);
        Locations.NameObject(target, target is Type type ? $"typeof({Names.Type(type)})" : Names.Type(target.GetType()));
        return Locations.NameOfObject(target)!;
    }

    /// <summary>The call that is made now is shown with its answer.</summary>
    internal void ShowAnswerOf(IAtomicCalls calls)
    {
        if (IsTraced) _valueAfter = () => calls.Latest;
    }

    private void StartTrace(bool traced)
    {
        IsTraced = traced;
        _valueAfter = null;
        _rows.Clear();
    }

    internal void AddRow(ControlledThread thread, string? from = null)
    {
        if (!IsTraced)
            return;
        var step = _state.Pending(thread.Index);
        var location = step.Location >= 0 ? Locations.NameOf(step.Location) : "";
        _rows.Add(new TraceRow(thread.Index, Names.Thread(thread), step, _sites[step.Site].At, location, from, null, HeldBy(thread)));
    }

    private unsafe void AddMemoryRow<T>(ControlledThread thread, ref T location, string name)
    {
        NameAddress(ref location, name);
        AddRow(thread, Names.Value(location));
        if (_state.Pending(thread.Index).Access != Access.Write)
            return;
        var address = (nuint)Unsafe.AsPointer(ref location);
        _valueAfter = () => NoCollection.IsBroken ? "?" : Names.Value(Unsafe.Read<T>((void*)address));
    }

    private void AddObjectRow(ControlledThread thread, object target)
    {
        if (!IsTraced)
            return;
        var location = _state.Pending(thread.Index).Location;
        Locations.NameAsObject(location, NameOfObject(target));
        AddRow(thread);
        if (thread.Pending.HasTimedOut || (_state.Pending(thread.Index).Kind == StepKind.Read && thread.Pending.Kind != StepKind.Read))
            _rows[^1] = _rows[^1] with { Note = thread.Pending.HasTimedOut ? "time is up" : "fails" };
    }

    private void AddWholeRow(ControlledThread thread, object target, int location, int site)
    {
        Locations.NameObject(target, VariableAt(site));
        Locations.NameAsObject(location, NameOfObject(target));
        AddRow(thread);
    }

    private void AddClockRow(ControlledThread thread, int clock)
    {
        if (!IsTraced)
            return;
        var step = _state.Pending(clock);
        _rows.Add(new TraceRow(clock, Names.Thread(thread), step, _sites[step.Site].At, Locations.NameOf(step.Location), null, null, HeldBy(thread), "time limit fires"));
    }

    /// <summary>Completes the latest row: its step's effect is there now.</summary>
    private void FinishRow()
    {
        if (_valueAfter is null)
            return;
        _rows[^1] = _rows[^1] with { To = _valueAfter() };
        _valueAfter = null;
    }

    /// <summary>The running thread's latest step took or released a lock.</summary>
    internal void NoteLocks()
    {
        if (IsTraced && _rows.Count > 0)
            _rows[^1] = _rows[^1] with { Locks = HeldBy(Current) };
    }

    private List<string> HeldBy(ControlledThread thread) => [.. thread.Held.Distinct().Select(NameOfObject)];
}
