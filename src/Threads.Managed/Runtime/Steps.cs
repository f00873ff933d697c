using System.Runtime.CompilerServices;
using Threads.Exploration;

namespace Threads.Managed;

/// <summary>The steps that probes and operations take: on an object, and on a piece of memory.</summary>
public sealed partial class ManagedWorld
{
    private bool _mayInterrupt;
    private bool _stacksAreShared;
    private bool _mustStartOver;

    internal int LocationOf(object target) => Locations.NumberOf(LocationTable.AddressOf(target), 0);

    internal void TakeOn(ControlledThread thread, object target, StepKind kind, Access access, Synchronization synchronization, Func<bool>? condition)
    {
        var location = LocationOf(target);
        var interrupts = condition is not null && _mayInterrupt;
        var isTentative = condition is not null && thread.Pending.MillisecondsTimeout >= 0;
        Take(thread, new Step(kind, location, access, synchronization, Probe.Site, Because(thread, location, interrupts), isTentative));
        var taken = _state.Pending(thread.Index);
        thread.Footprints.Add(new Footprint(location, 0, 0, taken.Access, 0, taken.Kind));
        AddObjectRow(thread, target);
    }

    /// <summary>Takes a step on at most eight bytes of memory. The caller then makes the access.</summary>
    internal unsafe void TakeMemory<T>(ref T location, StepKind kind, Synchronization synchronization, int site, Func<bool>? writes, string? name)
    {
        var thread = Current;
        var address = (nuint)Unsafe.AsPointer(ref location);
        if (thread.IsUnwinding || thread.Uncontrolled > 0 || !IsShared(thread, address))
            return;
        var size = Unsafe.SizeOf<T>();
        var number = Locations.NumberOf(address, size);
        var overlaps = Locations.OverlapsOf(number);
        if (overlaps is not null)
            TellThePending(number, overlaps);
        var access = kind == StepKind.Read ? Access.Read : Access.Write;
        thread.Pending.Condition = null;
        thread.Pending.Writes = writes;
        thread.Pending.Kind = kind;
        thread.Pending.Target = null;
        Take(thread, new Step(kind, number, access, synchronization, site, Because(thread, number, false), Overlaps: overlaps));
        var before = LocationTable.Bits(ref Unsafe.As<T, byte>(ref location), size);
        thread.Footprints.Add(new Footprint(number, address, size, _state.Pending(thread.Index).Access, before, kind));
        if (IsTraced)
            AddMemoryRow(thread, ref location, name ?? _sites[site].Name);
    }

    /// <summary>Takes a step on something that is neither memory at hand nor a synchronization object: a whole collection.</summary>
    internal void TakeWhole(object target, bool writes, int site)
    {
        var number = WholeOf(target);
        if (TakeCoarse(number, writes, site) && IsTraced)
            AddWholeRow(Current, target, number, site);
    }

    /// <summary>An object of the library keeps what it holds in memory that the program can also reach directly: both are one.</summary>
    internal unsafe void Tie(object target, ref byte start, int bytes)
    {
        var number = WholeOf(target);
        Locations.Tie(number, (nuint)Unsafe.AsPointer(ref start), bytes);
        if (Locations.OverlapsOf(number) is { } overlaps)
            TellThePending(number, overlaps);
    }

    // One byte past the object's address: locking a collection and changing it are different locations.
    private int WholeOf(object target) => Locations.NumberOf(LocationTable.AddressOf(target) + 1, 0);

    /// <summary>Takes a single step on a stretch of memory of any length. The caller then makes the access.</summary>
    internal void TakeBlock(nuint address, int bytes, bool writes, int site)
    {
        if (bytes == 0 || !IsShared(Current, address))
            return;
        var number = Locations.NumberOf(address, bytes);
        if (IsTraced)
            Locations.Name(number, VariableAt(site));
        if (TakeCoarse(number, writes, site))
            AddRow(Current);
    }

    private bool TakeCoarse(int number, bool writes, int site)
    {
        var thread = Current;
        if (thread.IsUnwinding || thread.Uncontrolled > 0)
            return false;
        var overlaps = Locations.OverlapsOf(number);
        if (overlaps is not null)
            TellThePending(number, overlaps);
        var access = writes ? Access.Write : Access.Read;
        thread.Pending = new PendingStep { Fruitless = thread.Pending.Fruitless };
        Take(thread, new Step(writes ? StepKind.Write : StepKind.Read, number, access, Synchronization.None, site, Because(thread, number, false), Overlaps: overlaps));
        thread.Footprints.Add(new Footprint(number, 0, 0, access, 0, StepKind.Write));
        return true;
    }

    // Steps that were announced before a location was known with which theirs shares memory.
    private void TellThePending(int location, List<int> overlaps)
    {
        for (var process = 0; process < _state.Count; process++)
        {
            ref var step = ref _state.Pending(process);
            if (step.Location >= 0 && overlaps.Contains(step.Location))
                step = step with { Overlaps = Locations.OverlapsOf(step.Location) };
            if (step.AlsoReads is { } read && !read.Contains(location) && Array.Exists(read, overlaps.Contains))
                step = step with { AlsoReads = [.. read, location] };
        }
    }

    // What lies on a thread's stack is its own, until another thread is seen there (a pointer was handed over): from then on
    // stacks are memory like any other, and the run that did not know begins anew.
    private bool IsShared(ControlledThread thread, nuint address)
    {
        if (_stacksAreShared || _sites.KeepsPointers)
            return true;
        if (thread.OwnsStack(address))
            return false;
        foreach (var other in _threads)
        {
            if (other is { HasStarted: true, HasEnded: false } && other.OwnsStack(address))
                _stacksAreShared = _mustStartOver = true;
        }

        return true;
    }

    internal ControlledThread Fork(Action body, string? name, bool isBackground)
    {
        var thread = new ControlledThread(_threads.Count + 1, body, name, isBackground);
        _threads.Add(thread);
        return thread;
    }

    internal void Begin(ControlledThread thread)
    {
        if (Current.IsUnwinding)
            return;
        thread.HasStarted = true;
        Enlist(thread);
    }

    // On what else the next step depends: the locations of a fruitless trip, and interrupts.
    internal int[]? Because(ControlledThread thread, int location, bool interrupts)
    {
        if (!interrupts && thread.Pending.Fruitless is null)
            return null;
        IEnumerable<int> others = thread.Pending.Fruitless?.Locations.SelectMany(read => (int[])[read, .. Locations.OverlapsOf(read) ?? []]).Distinct() ?? [];
        if (interrupts)
            others = others.Append(LocationOf(thread));
        int[] all = [.. others.Where(other => other != location)];
        return all.Length == 0 ? null : all;
    }
}
