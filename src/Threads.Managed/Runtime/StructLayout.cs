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
    public static readonly Leaf[]? Leaves = Leaf.Of(typeof(T)) is { Length: > 1 } leaves ? leaves : null;
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
        return [.. leaves.OrderBy(leaf => leaf.Offset).DistinctBy(leaf => leaf.Offset)];
    }

    public void Take(ManagedWorld world, ref byte start, StepKind kind, int site)
    {
        var name = world.IsTraced ? world.VariableAt(site) + Path : null;
        Take(world, ref Unsafe.Add(ref start, Offset), Size, kind, site, name);
    }

    /// <summary>Takes a plain step on a piece of memory of this size; one for each eight bytes of a larger one.</summary>
    public static void Take(ManagedWorld world, ref byte start, int size, StepKind kind, int site, string? name)
    {
        switch (size)
        {
            case 1: world.TakeMemory(ref start, kind, Synchronization.None, site, null, name); break;
            case 2: world.TakeMemory(ref Unsafe.As<byte, short>(ref start), kind, Synchronization.None, site, null, name); break;
            case 4: world.TakeMemory(ref Unsafe.As<byte, int>(ref start), kind, Synchronization.None, site, null, name); break;
            default:
                for (var offset = 0; offset < size; offset += 8)
                    world.TakeMemory(ref Unsafe.As<byte, long>(ref Unsafe.Add(ref start, offset)), kind, Synchronization.None, site, null, name);
                break;
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

    private static void Collect(Type type, int offset, string path, List<Leaf> leaves)
    {
        foreach (var field in type.GetFields(InstanceFields))
        {
            var at = offset + OffsetOf(type, field);
            var name = $"{path}.{Names.Variable(field.Name)}";
            var fieldType = field.FieldType;
            if (!fieldType.IsValueType)
                leaves.Add(new Leaf(at, 8, !fieldType.IsPointer && !fieldType.IsFunctionPointer, name));
            else if (fieldType.IsPrimitive || fieldType.IsEnum)
                leaves.Add(new Leaf(at, SizeOf(fieldType), false, name));
            else
                Collect(fieldType, at, name, leaves);
        }
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
