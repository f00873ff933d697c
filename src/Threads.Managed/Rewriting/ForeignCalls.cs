using Mono.Cecil;
using Mono.Cecil.Cil;
using Threads.Exploration;

namespace Threads.Managed.Rewriting;

/// <summary>
/// Calls of code that is not rewritten. What it reads and writes of shared memory would stay unseen; so the call is preceded
/// by steps for what its arguments give away: references, arrays, structs by address, and the library's own collections.
/// </summary>
internal sealed class ForeignCalls(ModuleScope scope, Emission code)
{
    /// <summary>Adds the steps in front of the call; the evaluation stack is as before afterwards.</summary>
    public void Touch(Instruction call, IReadOnlyList<Instruction> prefixes, StackSlot[] stack)
    {
        var method = (MethodReference)call.Operand;
        if ((ForeignApis.PassesThrough(method) && !SpanApis.LooksInto(method)) || ConcurrencyApis.IsDelegate(method.DeclaringType, scope.Facts)) return;
        var count = method.Parameters.Count;
        var touches = new Action?[count + 1];
        for (var i = 0; i < count; i++)
            touches[i + 1] = Argument(method, i, stack[stack.Length - count + i]);
        if (method.HasThis && call.OpCode.Code != Code.Newobj)
            touches[0] = Receiver(method, prefixes, stack[stack.Length - count - 1]);
        var first = Array.FindIndex(touches, touch => touch is not null);
        if (first >= 0) Spill([.. Enumerable.Range(first - 1, count - first + 1).Select(i => SavedType(method, i, stack))], touches[first..]);
    }

    /// <summary>The type of the local that keeps an argument, or the receiver, at -1: what the callee expects, not what is at hand.</summary>
    private static TypeReference SavedType(MethodReference method, int index, StackSlot[] stack)
    {
        if (index >= 0) return Signatures.In(method, method.Parameters[index].ParameterType);
        var receiver = stack[stack.Length - method.Parameters.Count - 1];
        return receiver.IsAddress ? receiver.Type! : method.DeclaringType;
    }

    private void Spill(TypeReference[] types, Action?[] touches)
    {
        var saved = new VariableDefinition[types.Length];
        for (var i = types.Length - 1; i >= 0; i--)
        {
            saved[i] = code.Temporary(types[i]);
            code.Op(OpCodes.Stloc, saved[i]);
        }
        for (var i = 0; i < types.Length; i++)
        {
            if (touches[i] is not { } touch) continue;
            code.Op(OpCodes.Ldloc, saved[i]);
            touch();
        }
        foreach (var each in saved) code.Op(OpCodes.Ldloc, each);
    }

    private Action? Argument(MethodReference method, int index, StackSlot slot)
    {
        var parameter = method.Parameters[index];
        if (slot.Type is null || slot.IsFresh) return null;
        if (SpanApis.IsSpan(slot.Type)) return Span(method, (GenericInstanceType)slot.Type, index, slot.Name);
        if (ForeignApis.PassesThrough(method)) return null;
        if (Signatures.Strip(parameter.ParameterType) is ByReferenceType)
            return Reference(slot, writes: !IsReadOnly(method, index));
        if (parameter.ParameterType is GenericParameter || parameter.ParameterType.MetadataType == MetadataType.Object) return null;
        if (slot.Type is ArrayType) return Object("TouchArray", ForeignApis.WritesArray(method, index), slot.Name ?? "array");
        if (slot.Type.GetElementType().FullName == "System.Collections.Generic.LinkedListNode`1") return () => code.ProbeAt("TouchSources", null, slot.Name ?? "node");
        return IsMutableObject(slot.Type) ? Object("TouchObject", ForeignApis.WritesObject(method), slot.Name ?? NameOf(slot.Type)) : null;
    }

    private Action? Receiver(MethodReference method, IReadOnlyList<Instruction> prefixes, StackSlot slot)
    {
        var constrained = prefixes.FirstOrDefault(p => p.OpCode.Code == Code.Constrained)?.Operand as TypeReference;
        if (SpanApis.IsSpan(slot.Pointee)) return Span(method, (GenericInstanceType)slot.Pointee!, SpanApis.Receiver, slot.Name);
        if (ForeignApis.PassesThrough(method)) return null;
        if (ForeignApis.TellsBeneath(method)) return null;
        if (method.Name == ".ctor" && slot.Type is not ByReferenceType) return null; // of a base class: nobody else knows the object yet
        if (ForeignApis.IsWayOn(method)) return WayOn(method, slot);
        if (IsAtomicCall(method)) return Object("TouchAtomic", writes: true, slot.Name ?? NameOf(method.DeclaringType));
        if (slot.Type is ByReferenceType)
            return constrained is null ? Reference(slot, !LeavesStruct(method)) : Reference(slot, writes: false);
        if (slot.Type is ArrayType)
            return method.Name is "get_Length" or "get_Rank" or "get_LongLength" or "GetType" or "GetLength" or "GetLowerBound" or "GetUpperBound"
                ? null
                : Object("TouchArray", method.Name == "SetValue", slot.Name ?? "array");
        if (slot.Type is null || slot.Name == "Shared" || !(IsMutableObject(method.DeclaringType) || IsMutableObject(slot.Type))) return null;
        return Object("TouchObject", !ForeignApis.OnlyReads(method.Name), slot.Name ?? NameOf(slot.Type));
    }

    /// <summary>True for a collection, and for a class that is derived from one.</summary>
    private bool IsMutableObject(TypeReference type)
    {
        for (var at = type; at is not (null or ArrayType or GenericParameter); at = scope.Facts.Resolve(at)?.BaseType)
            if (ForeignApis.IsMutableObject(at)) return true;
        return false;
    }

    private Action? WayOn(MethodReference method, StackSlot slot)
    {
        var type = slot.Type is ByReferenceType reference ? scope.Facts.Argument(reference.ElementType) : null;
        if (slot.Type is ByReferenceType && type is null) return null;
        return () =>
        {
            if (type is not null) code.Op(OpCodes.Ldobj, type);
            if (type is not null) code.Op(OpCodes.Box, type);
            code.ProbeAt("TouchSources", null, slot.Name ?? NameOf(method.DeclaringType.DeclaringType ?? method.DeclaringType));
        };
    }

    private Action? Reference(StackSlot slot, bool writes)
    {
        if (slot.IsLocalAddress || slot.Type is not ByReferenceType reference || scope.Facts.Argument(reference.ElementType) is not { } type) return null;
        return () => code.ProbeAt(writes ? "TouchWrite" : "TouchRead", type, slot.Name ?? "reference");
    }

    private Action? Span(MethodReference method, GenericInstanceType span, int index, string? name)
    {
        if (!SpanApis.LooksInto(method)) return null;
        return () =>
        {
            if (index == SpanApis.Receiver) code.Op(OpCodes.Ldobj, span);
            var canBeWritten = span.ElementType.Name == "Span`1";
            if (canBeWritten) code.Op(OpCodes.Ldc_I4, SpanApis.Writes(method, index) ? 1 : 0);
            code.ProbeAt(canBeWritten ? "TouchSpan" : "TouchReadOnlySpan", span.GenericArguments[0], name ?? "span");
        };
    }

    private Action Object(string probe, bool writes, string name) => () =>
    {
        code.Op(OpCodes.Ldc_I4, writes ? 1 : 0);
        code.ProbeAt(probe, null, name);
    };

    private bool IsAtomicCall(MethodReference method) =>
        !method.Name.StartsWith("get_", StringComparison.Ordinal)
        && scope.Facts.Resolve(method.DeclaringType) is { } type
        && type.Interfaces.Any(each => each.InterfaceType.FullName == typeof(IAtomicCalls).FullName);

    /// <summary>True for an <c>in</c> or <c>ref readonly</c> parameter.</summary>
    private bool IsReadOnly(MethodReference method, int index)
    {
        if (method.Parameters[index].ParameterType is RequiredModifierType) return true;
        var definition = scope.Facts.Resolve(method.DeclaringType) is null ? null : method.Resolve();
        var parameter = definition?.Parameters[index];
        return TypeFacts.Has(parameter, "IsReadOnlyAttribute") || TypeFacts.Has(parameter, "RequiresLocationAttribute");
    }

    /// <summary>True when the struct's method leaves the struct as it is.</summary>
    private bool LeavesStruct(MethodReference method)
    {
        if (method.Name == ".ctor") return false;
        if (ForeignApis.OnlyReads(method.Name)) return true;
        var type = scope.Facts.Resolve(method.DeclaringType);
        return type is not null && (TypeFacts.Has(type, "IsReadOnlyAttribute") || TypeFacts.Has(method.Resolve(), "IsReadOnlyAttribute"));
    }

    private static string NameOf(TypeReference type)
    {
        var name = type.GetElementType().Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : name[..tick];
    }

    /// <summary>True for a call that may change state which no probe sees, an enumerator's for instance.</summary>
    public static bool ChangesUnseen(MethodReference method, Code call, ModuleScope scope)
    {
        if (!method.HasThis || call == Code.Newobj || ForeignApis.OnlyReads(method.Name)) return false;
        var declaring = method.DeclaringType;
        if (declaring is ArrayType or GenericParameter || scope.Facts.IsRewritten(declaring) || scope.Twins.IsTwin(declaring)) return false;
        return declaring.FullName is not ("System.String" or "System.Object" or "System.IDisposable")
            && !scope.Facts.IsValueType(declaring) && !ConcurrencyApis.IsDelegate(declaring, scope.Facts);
    }
}
