using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Threads.Exploration;

namespace Threads.Managed;

/// <summary>
/// The fields of which a struct consists, down to the simple ones. Copying a struct copies them one after the other, and
/// another thread can come in between: that is how values tear.
/// </summary>
internal static class StructLayout<T>
{
    /// <summary>The simple fields, in order of address; null when T is itself a simple value or consists of a single one.</summary>
    public static readonly Leaf[]? Leaves = Leaf.Of(typeof(T)) is [{ } first, ..] leaves && (leaves.Length > 1 || first.Size < Unsafe.SizeOf<T>()) ? leaves : null;
}

/// <summary>A simple field of a struct.</summary>
/// <param name="Offset">Bytes from the struct's start.</param>
/// <param name="Size">1, 2, 4 or 8 bytes.</param>
/// <param name="IsReference">Whether the garbage collector must see it copied.</param>
/// <param name="Path">Its name within the struct, with a dot in front.</param>
internal sealed record Leaf(int Offset, int Size, bool IsReference, string Path)
{
    private const BindingFlags InstanceFields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The simple fields of a type.</summary>
    public static Leaf[] Of(Type type)
    {
        if (!type.IsValueType || type.IsPrimitive || type.IsEnum || type.IsPointer || type.IsByRefLike)
            return [];
        var leaves = new List<Leaf>();
        Collect(type, 0, "", leaves);
        return [.. Apart(leaves.OrderBy(leaf => leaf.Offset).ThenByDescending(leaf => leaf.Size))];
    }

    public void Take(ManagedWorld world, ref byte start, StepKind kind, int site)
    {
        var name = world.IsTraced ? world.VariableAt(site) + Path : null;
        Take(world, ref Unsafe.Add(ref start, Offset), Size, kind, site, name);
    }

    /// <summary>Takes a plain step on a piece of memory of this size; several for one that no single access moves.</summary>
    public static void Take(ManagedWorld world, ref byte start, int size, StepKind kind, int site, string? name)
    {
        for (int offset = 0, part; offset < size; offset += part)
        {
            part = size - offset >= 8 ? 8 : size - offset >= 4 ? 4 : size - offset >= 2 ? 2 : 1;
            TakePart(world, ref Unsafe.Add(ref start, offset), part, kind, site, name);
        }
    }

    private static void TakePart(ManagedWorld world, ref byte start, int size, StepKind kind, int site, string? name)
    {
        switch (size)
        {
            case 1: world.TakeMemory(ref start, kind, Synchronization.None, site, null, name); break;
            case 2: world.TakeMemory(ref Unsafe.As<byte, short>(ref start), kind, Synchronization.None, site, null, name); break;
            case 4: world.TakeMemory(ref Unsafe.As<byte, int>(ref start), kind, Synchronization.None, site, null, name); break;
            default: world.TakeMemory(ref Unsafe.As<byte, long>(ref start), kind, Synchronization.None, site, null, name); break;
        }
    }

    public void Copy(ref byte source, ref byte target)
    {
        ref var from = ref Unsafe.Add(ref source, Offset);
        ref var to = ref Unsafe.Add(ref target, Offset);
        if (IsReference)
            Unsafe.As<byte, object>(ref to) = Unsafe.As<byte, object>(ref from);
        else
            Unsafe.CopyBlockUnaligned(ref to, ref from, (uint)Size);
    }

    // Fields that share memory (an explicit layout): the largest stand for those that lie within them, and what sticks out goes byte by byte.
    private static IEnumerable<Leaf> Apart(IEnumerable<Leaf> sorted)
    {
        var end = 0;
        foreach (var leaf in sorted)
        {
            if (leaf.Offset >= end)
                yield return leaf;
            else
                for (var at = end; at < leaf.Offset + leaf.Size; at++)
                    yield return new Leaf(at, 1, false, leaf.Path);
            end = Math.Max(end, leaf.Offset + leaf.Size);
        }
    }

    private static void Collect(Type type, int offset, string path, List<Leaf> leaves)
    {
        foreach (var field in type.GetFields(InstanceFields))
        {
            var at = offset + OffsetOf(type, field);
            var size = field.FieldType.IsValueType ? RuntimeHelpers.SizeOf(field.FieldType.TypeHandle) : IntPtr.Size;
            var count = ElementsOf(type, size);
            for (var element = 0; element < count; element++)
                CollectField(field.FieldType, at + (element * size), count > 1 ? $"{path}[{element}]" : $"{path}.{Names.Variable(field.Name)}", leaves);
        }
    }

    private static void CollectField(Type type, int at, string name, List<Leaf> leaves)
    {
        if (!type.IsValueType)
            leaves.Add(new Leaf(at, 8, !type.IsPointer && !type.IsFunctionPointer, name));
        else if (type.IsPrimitive || type.IsEnum)
            leaves.Add(new Leaf(at, SizeOf(type), false, name));
        else
            Collect(type, at, name, leaves);
    }

    // Inline arrays and fixed buffers declare their first element only.
    private static int ElementsOf(Type type, int size)
    {
        if (type.GetCustomAttribute<InlineArrayAttribute>() is { } inline)
            return inline.Length;
        return type.IsDefined(typeof(UnsafeValueTypeAttribute), inherit: false) && type.StructLayoutAttribute is { } layout ? layout.Size / size : 1;
    }

    private static int SizeOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte => 1,
        TypeCode.Char or TypeCode.Int16 or TypeCode.UInt16 => 2,
        TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
        _ => 8,
    };

    // The runtime chooses a struct's layout; the address of the field tells it.
    private static int OffsetOf(Type type, FieldInfo field)
    {
        var method = new DynamicMethod("OffsetOf", typeof(int), Type.EmptyTypes, typeof(Leaf).Module, skipVisibility: true);
        var code = method.GetILGenerator();
        var local = code.DeclareLocal(type);
        code.Emit(OpCodes.Ldloca, local);
        code.Emit(OpCodes.Ldflda, field);
        code.Emit(OpCodes.Conv_U);
        code.Emit(OpCodes.Ldloca, local);
        code.Emit(OpCodes.Conv_U);
        code.Emit(OpCodes.Sub);
        code.Emit(OpCodes.Conv_I4);
        code.Emit(OpCodes.Ret);
        return (int)method.Invoke(null, null)!;
    }
}
