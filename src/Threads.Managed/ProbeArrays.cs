using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Threads.Exploration;

namespace Threads.Managed;

/// <summary>Probes of array elements.</summary>
public static partial class Probe
{
    /// <summary>The address of an element, which it names. Takes no step.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public static ref T Element<T>(T[] array, nint index, int site)
    {
        if ((nuint)index >= (nuint)array.Length)
            _ = array[index];
        ref var element = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index)!;
        if (ManagedWorld.Active is { IsTraced: true } world)
            world.NameAddress(ref element, world.ElementName(array, index));
        return ref element!;
    }

    /// <summary>Reads an element.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public static T ReadElement<T>(T[] array, nint index, int site) => Read(ref Element(array, index, site), site);

    /// <summary>Writes an element.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    /// <exception cref="ArrayTypeMismatchException">The array's real element type does not admit the value.</exception>
    public static void WriteElement<T>(T[] array, nint index, T value, int site)
    {
        ref var element = ref Element(array, index, site);
        if (!typeof(T).IsValueType && value is not null && !array.GetType().GetElementType()!.IsInstanceOfType(value))
            throw new ArrayTypeMismatchException();
        Write(ref element, value, site);
    }

    /// <summary>In place of a segment's indexer: the element is the array's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public static T ReadSegment<T>(ref ArraySegment<T> segment, int index, int site) =>
        Read(ref Element(segment.Array ?? throw new InvalidOperationException(), IndexIn(segment, index), site), site);

    /// <summary>In place of a segment's indexer, assigned to.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public static void WriteSegment<T>(ref ArraySegment<T> segment, int index, T value, int site) =>
        WriteElement(segment.Array ?? throw new InvalidOperationException(), IndexIn(segment, index), value, site);

    private static int IndexIn<T>(ArraySegment<T> segment, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, segment.Count);
        return segment.Offset + index;
    }

    /// <summary>Code that is not rewritten reads or writes a whole array: a step for each element.</summary>
    public static void TouchArray(Array? array, bool writes, int site)
    {
        if (ManagedWorld.Active is not { } world || array is null || array.Length == 0)
            return;
        var size = (ushort)Marshal.ReadInt16(array.GetType().TypeHandle.Value);
        for (var index = 0; index < array.Length; index++)
        {
            ref var element = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), (nint)index * size);
            var name = world.IsTraced ? world.ElementName(array, index) : null;
            Leaf.Take(world, ref element, size, writes ? StepKind.Write : StepKind.Read, site, name);
        }
    }
}
