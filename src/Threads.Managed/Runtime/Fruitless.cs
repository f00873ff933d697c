using Threads.Exploration;

namespace Threads.Managed;

/// <summary>
/// A trip around a loop that led nowhere: the locals that the loop modifies are as they were, and so is every location that
/// it touched. Taking it again before anybody else has interfered would repeat it to the letter, so the thread waits for
/// that. This keeps spinning threads from making the space of schedules infinite, and loses none of its outcomes.
/// </summary>
internal sealed class Fruitless
{
    private readonly Footprint[] _trip;
    private readonly int _process;
    private readonly int _startStep;
    private readonly bool _changedInBetween;

    private Fruitless(Footprint[] trip, int process, int startStep, bool changedInBetween)
    {
        _trip = trip;
        _process = process;
        _startStep = startStep;
        _changedInBetween = changedInBetween;
    }

    /// <summary>Every location of the trip: the thread's next step depends on them all.</summary>
    public int[] Locations => [.. _trip.Select(touch => touch.Location).Distinct()];

    /// <summary>The trip, when it was fruitless; null when it changed something for good, or touched nothing.</summary>
    public static Fruitless? Of(List<Footprint> footprints, LoopState trip, int process)
    {
        if (footprints.Count == trip.Position)
            return null;
        var touches = new Footprint[footprints.Count - trip.Position];
        footprints.CopyTo(trip.Position, touches, 0, touches.Length);
        var changed = false;
        foreach (var touch in touches)
        {
            if (touch.Address == 0)
            {
                if (touch.Access == Access.Write && touch.Kind is not (StepKind.Acquire or StepKind.Release))
                    return null;
                changed |= touch.Access == Access.Write;
                continue;
            }

            var first = Array.Find(touches, other => other.Location == touch.Location);
            if (first.Before != LocationTable.Bits(touch.Address, touch.Size))
            {
                // Its own writes changed it for good; a reader's value may have been changed by others: then it is not stuck.
                return null;
            }

            changed |= touch.Access == Access.Write && touch.Before != first.Before;
        }

        return new Fruitless(touches, process, trip.Step, changed);
    }

    /// <summary>True once another trip could go differently.</summary>
    public bool MayGoDifferently(LocationTable locations)
    {
        foreach (var touch in _trip)
        {
            if (_changedInBetween
                ? locations.OthersInterfered(touch.Location, touch.Access, _process, _startStep)
                : touch.Address != 0
                    ? LocationTable.Bits(touch.Address, touch.Size) != touch.Before
                    : locations.OthersInterfered(touch.Location, touch.Access, _process, _startStep))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A loop of a rewritten method, at its head: a local of that method.</summary>
public struct LoopState : IEquatable<LoopState>
{
    /// <summary>How many accesses the thread had made when this trip began.</summary>
    internal int Position;

    /// <summary>The world's step when this trip began.</summary>
    internal int Step;

    /// <summary>The world's steps at which the fruitless trips before this one began, in a row; null for none.</summary>
    internal List<int>? Earlier;

    /// <summary>How many locks the thread held when this trip began.</summary>
    internal int Held;

    /// <summary>The locals that the loop modifies, folded, when this trip began.</summary>
    internal long Hash;

    /// <summary>True once the loop was entered in this run.</summary>
    internal bool IsEntered;

    /// <inheritdoc/>
    public readonly bool Equals(LoopState other) => Position == other.Position && Step == other.Step && Hash == other.Hash;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is LoopState other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Position, Step, Hash);

    /// <summary>True when both stand at the same place.</summary>
    public static bool operator ==(LoopState left, LoopState right) => left.Equals(right);

    /// <summary>True when they differ.</summary>
    public static bool operator !=(LoopState left, LoopState right) => !left.Equals(right);
}
