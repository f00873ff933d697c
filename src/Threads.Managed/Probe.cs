using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Threads.Exploration;
using Threads.Managed.Rewriting;

namespace Threads.Managed;

/// <summary>
/// What rewritten code calls at every access that another thread could see. A probe takes the step, waits for its turn, and
/// then makes the access itself. Without a world that explores it makes the access only.
/// </summary>
public static partial class Probe
{
    /// <summary>Where the running thread's next twin call stands: set directly before the call.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2211", Justification = "Rewritten code sets it with one instruction; one thread runs at a time.")]
    public static int Site;

    /// <summary>Reads a location: one step, or one for each field of a struct.</summary>
    public static T Read<T>(ref T source, int site)
    {
        if (ManagedWorld.Active is not { } world)
            return source;
        if (StructLayout<T>.Leaves is { } leaves)
            return ReadLeaves(world, ref source, leaves, site);
        world.TakeMemory(ref source, StepKind.Read, Synchronization.None, site, null, null);
        var value = source;
        if (world.IsTraced && value is not null && !typeof(T).IsValueType)
            world.Locations.NameObject(value, world.VariableAt(site));
        return value;
    }

    /// <summary>Writes a location: one step, or one for each field of a struct.</summary>
    public static void Write<T>(ref T target, T value, int site)
    {
        if (ManagedWorld.Active is { } world)
        {
            if (StructLayout<T>.Leaves is { } leaves)
            {
                WriteLeaves(world, ref target, ref value, leaves, site);
                return;
            }

            world.TakeMemory(ref target, StepKind.Write, Synchronization.None, site, null, null);
        }

        target = value;
    }

    /// <summary>Reads a volatile location: acquire.</summary>
    public static T ReadVolatile<T>(ref T source, int site)
    {
        ManagedWorld.Active?.TakeMemory(ref source, StepKind.Read, Synchronization.Acquire, site, null, null);
        return source;
    }

    /// <summary>Writes a volatile location: release.</summary>
    public static void WriteVolatile<T>(ref T target, T value, int site)
    {
        ManagedWorld.Active?.TakeMemory(ref target, StepKind.Write, Synchronization.Release, site, null, null);
        target = value;
    }

    /// <summary>Names a location whose address escapes. Takes no step.</summary>
    /// <returns>Its argument.</returns>
    public static ref T Field<T>(ref T field, int site)
    {
        if (ManagedWorld.Active is { IsTraced: true } world)
            world.NameAddress(ref field, world.VariableAt(site));
        return ref field;
    }

    /// <summary>A field marked <c>[ThreadStatic]</c>, of the running controlled thread.</summary>
    public static ref T ThreadStatic<T>(int site)
    {
        var slots = ManagedWorld.Active?.Current.ThreadStatics ?? throw new InvalidOperationException("Rewritten code runs under an explorer only.");
        if (!slots.TryGetValue((site, typeof(T)), out var box))
            slots[(site, typeof(T))] = box = new StrongBox<T>();
        return ref ((StrongBox<T>)box).Value!;
    }

    /// <summary>Code that is not rewritten reads what a reference points to.</summary>
    public static void TouchRead<T>(ref T target, int site)
    {
        if (ManagedWorld.Active is not null)
            _ = Read(ref target, site);
    }

    /// <summary>Code that is not rewritten writes what a reference points to.</summary>
    public static void TouchWrite<T>(ref T target, int site)
    {
        if (ManagedWorld.Active is not { } world)
            return;
        if (StructLayout<T>.Leaves is not { } leaves)
        {
            world.TakeMemory(ref target, StepKind.Write, Synchronization.None, site, null, null);
            return;
        }

        foreach (var leaf in leaves)
            leaf.Take(world, ref Unsafe.As<T, byte>(ref target), StepKind.Write, site);
    }

    /// <summary>Code that is not rewritten uses an object as a whole (a collection): one step, as coarse as the call. Objects whose own code is rewritten speak for themselves.</summary>
    public static void TouchObject(object? instance, bool writes, int site)
    {
        if (ManagedWorld.Active is not { } world || instance is null)
            return;
        if (Sources.UnseenBaseOf(instance) is { } unseen)
            throw world.StopUnsupported($"{instance.GetType().Name}, a class derived from {unseen.FullName},", site);
        if (Sources.SpeaksForItself(instance))
            return;
        if (instance is Array array)
            TouchArray(array, writes, site);
        else if (Sources.IsView(instance.GetType()))
            TouchBehind(world, instance, writes, site);
        else
            TouchWhole(world, instance, writes, site);
    }

    private static void TouchWhole(ManagedWorld world, object instance, bool writes, int site)
    {
        if (instance is MemoryStream stream && Sources.BufferOf(stream) is { } buffer)
            world.Tie(stream, ref MemoryMarshal.GetArrayDataReference(buffer), buffer.Length);
        world.TakeWhole(instance, writes, site);
        foreach (var beneath in Sources.Beneath(instance))
            TouchObject(beneath, writes, site);
    }

    /// <summary>A method is called of an object whose calls are each one step.</summary>
    public static void TouchAtomic(object? instance, bool writes, int site)
    {
        if (ManagedWorld.Active is not { } world || instance is not IAtomicCalls calls) return;
        Site = site;
        Operation.Step(calls.Target, StepKind.Call, writes ? Access.Write : Access.Read);
        world.ShowAnswerOf(calls);
    }

    /// <summary>An enumerator of the library goes on: it looks at the collection that it enumerates.</summary>
    public static void TouchSources(object? enumerator, int site)
    {
        if (ManagedWorld.Active is { } world && enumerator is not null && Sources.IsView(enumerator.GetType()))
            TouchBehind(world, enumerator, writes: false, site, withArrays: false);
    }

    /// <summary>Before the statics of a type are touched: once a run, gives them their initial values.</summary>
    public static void Initialise<TDeclaring>()
    {
        if (ManagedWorld.Active is not null && StaticsOf<TDeclaring>.Run != ManagedWorld.RunNumber)
            StaticsOf<TDeclaring>.Reset();
    }

    /// <summary>First in every catch handler: the engine's own exception passes through.</summary>
    public static void Rethrow(object exception)
    {
        if (exception is UnwindException unwind)
            throw unwind;
        if (ManagedWorld.Active is { IsOver: true })
            throw new UnwindException();
    }

    /// <summary>In place of a concurrency API without a twin.</summary>
    public static Exception Unsupported(string api, int site) =>
        ManagedWorld.Active?.StopUnsupported(api, site) ?? new NotSupportedException(api);

    private static void TouchBehind(ManagedWorld world, object view, bool writes, int site, bool withArrays = true)
    {
        var sources = Sources.Of(view);
        // Which list a node belongs to changes unseen: only a node of a list stands for it.
        if (withArrays && sources.Count == 0 && view.GetType().Name == "LinkedListNode`1")
            throw world.StopUnsupported("A LinkedListNode of no list", site);
        foreach (var source in sources)
        {
            if (source is not Array array)
                world.TakeWhole(source, writes, site);
            else if (withArrays)
                TouchArray(array, writes, site);
        }
    }

    private static unsafe T ReadLeaves<T>(ManagedWorld world, ref T source, Leaf[] leaves, int site)
    {
        T value = default!;
        foreach (var leaf in leaves)
        {
            leaf.Take(world, ref Unsafe.As<T, byte>(ref source), StepKind.Read, site);
            leaf.Copy(ref Unsafe.As<T, byte>(ref source), ref Unsafe.As<T, byte>(ref value));
        }

        return value;
    }

    private static void WriteLeaves<T>(ManagedWorld world, ref T target, ref T value, Leaf[] leaves, int site)
    {
        foreach (var leaf in leaves)
        {
            leaf.Take(world, ref Unsafe.As<T, byte>(ref target), StepKind.Write, site);
            leaf.Copy(ref Unsafe.As<T, byte>(ref value), ref Unsafe.As<T, byte>(ref target));
        }
    }
}
