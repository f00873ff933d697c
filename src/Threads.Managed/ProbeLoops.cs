using System.Runtime.CompilerServices;
using Threads.Exploration;

namespace Threads.Managed;

/// <summary>Probes of loops: they find the trips that lead nowhere (<see cref="Fruitless"/>).</summary>
public static partial class Probe
{
    /// <summary>Most trips that a thread may make around its loops without a step.</summary>
    public const long MaxTripsBetweenSteps = 200_000_000;

    private static long _fresh;

    /// <summary>Before a loop is entered.</summary>
    public static void EnterLoop(ref LoopState loop, long hash)
    {
        if (ManagedWorld.Active is not { } world)
            return;
        var thread = world.Current;
        loop = new LoopState { IsEntered = true, Position = thread.Footprints.Count, Step = world.Step, Held = thread.Held.Count, Hash = hash };
    }

    /// <summary>On the way back to a loop's head.</summary>
    public static void RepeatLoop(ref LoopState loop, long hash, int site)
    {
        if (ManagedWorld.Active is not { } world)
            return;
        var thread = world.Current;
        if (world.IsOver || thread.IsUnwinding)
            throw new UnwindException();
        if (++thread.LoopsSinceStep > MaxTripsBetweenSteps)
            throw world.StopSpinning(site);
        List<int>? earlier = null;
        if (loop.IsEntered && loop.Hash == hash && loop.Held == thread.Held.Count && thread.Uncontrolled == 0
            && Fruitless.Of(thread.Footprints, loop, thread.Index) is { } fruitless)
        {
            thread.Pending.Fruitless = fruitless;
            (earlier = loop.Earlier ?? []).Add(loop.Step);
            if (world.RepeatsItself(earlier))
                throw world.StopLivelock(site);
        }

        EnterLoop(ref loop, hash);
        loop.Earlier = earlier;
    }

    /// <summary>Folds a local that the loop modifies into the loop's hash. A large struct, or one with references, never repeats.</summary>
    public static long Mix<T>(long hash, T value)
    {
        long bits = 0;
        if (!typeof(T).IsValueType)
            bits = value is null ? 0 : (long)LocationTable.AddressOf(value); // its own for as long as the run lasts; hash codes are not
        else if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>() && Unsafe.SizeOf<T>() <= sizeof(long))
            Unsafe.WriteUnaligned(ref Unsafe.As<long, byte>(ref bits), value);
        else if (typeof(T) == typeof(Twins.SpinWait) && ManagedWorld.Active is { CountsSpins: false })
            bits = 0; // how often it has spun is seen by nobody
        else
            return MixFresh(hash);
        return Fold(hash, bits);
    }

    /// <summary>Folds in what was never there before: the loop changes something that cannot be looked at.</summary>
    public static long MixFresh(long hash) => Fold(hash, ++_fresh);

    private static long Fold(long hash, long bits) => (hash * 31 + bits) * unchecked((long)0x9E3779B97F4A7C15UL);
}
