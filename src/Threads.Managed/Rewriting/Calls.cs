using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>Calls: to twins, to concurrency APIs that have none, and to code that is not rewritten.</summary>
internal sealed class Calls(ModuleScope scope, Emission code, ForeignCalls foreign, MethodGroups groups)
{
    /// <summary>Rewrites a call, a construction or the making of a function pointer; the instruction's prefixes come along.</summary>
    public void Rewrite(Instruction instruction, IReadOnlyList<Instruction> prefixes, StackSlot[] stack)
    {
        var method = (MethodReference)instruction.Operand;
        if (scope.Twins.StaticTwinOf(method) is { } twin)
        {
            At(Sites.NameOf(method));
            code.Op(instruction.OpCode.Code == Code.Callvirt ? OpCodes.Call : instruction.OpCode, twin);
        }
        else if (method is { DeclaringType: GenericInstanceType { ElementType.FullName: "System.ArraySegment`1" } segment, Name: "get_Item" or "set_Item" } && !IsPointer(instruction))
        {
            code.ProbeAt(method.Name == "get_Item" ? "ReadSegment" : "WriteSegment", segment.GenericArguments[0], "segment");
        }
        else if (IsUnsupported(method) || groups.IsHidden(instruction, method))
        {
            Unsupported(NameOf(method));
            Pretend(instruction, method);
        }
        else
        {
            if (scope.Twins.IsTwin(method.DeclaringType) || MayReachTwin(method)) At(Sites.NameOf(method));
            else if (!IsPointer(instruction) && !scope.Facts.IsRewritten(method.DeclaringType)) foreign.Touch(instruction, prefixes, stack);
            if (groups.TryRewrite(instruction, method)) return;
            foreach (var prefix in prefixes) code.Copy(prefix);
            code.Copy(instruction);
        }
    }

    /// <summary>
    /// Adds the end of the exploration at this place: the API has no twin. Formally control goes on behind it, so that the
    /// rest of the method keeps its shape; in fact there is always an exception.
    /// </summary>
    public void Unsupported(string api)
    {
        var never = Instruction.Create(OpCodes.Pop);
        code.Op(OpCodes.Ldstr, api);
        code.Site(api);
        code.Probe("Unsupported");
        code.Op(OpCodes.Dup);
        code.Op(OpCodes.Brfalse, never);
        code.Op(OpCodes.Throw);
        code.Add(never);
    }

    /// <summary>Leaves the evaluation stack as the call would, without any mention of what was called.</summary>
    private void Pretend(Instruction instruction, MethodReference method)
    {
        for (var i = StackEffects.Taken(instruction, 0); i > 0; i--) code.Op(OpCodes.Pop);
        var result = instruction.OpCode.Code switch
        {
            Code.Ldftn or Code.Ldvirtftn => scope.Types.IntPtr,
            Code.Newobj => method.DeclaringType,
            _ => Signatures.ReturnOf(method),
        };
        if (result.MetadataType == MetadataType.Void) return;
        if (result is ByReferenceType or PointerType or FunctionPointerType)
        {
            code.Op(OpCodes.Ldc_I4_0);
            code.Op(OpCodes.Conv_U);
        }
        else if (result is GenericParameter || scope.Facts.IsValueType(result))
        {
            code.Op(OpCodes.Ldloc, code.Temporary(result));
        }
        else
        {
            code.Op(OpCodes.Ldnull);
        }
    }

    private void At(string name)
    {
        code.Site(name);
        code.Op(OpCodes.Stsfld, scope.Probe.Site);
    }

    private bool IsUnsupported(MethodReference method)
    {
        var declaring = method.DeclaringType;
        if (scope.Twins.IsTwin(declaring)) return !scope.Twins.Exists(method.GetElementMethod());
        if (scope.Facts.IsRewritten(declaring)) return scope.Facts.Resolve(declaring) is not null && method.Resolve() is { IsPInvokeImpl: true };
        if (ConcurrencyApis.Covers(method, scope.Facts) || ConcurrencyApis.IsAsynchronousInvocation(method, scope.Facts) || ConcurrencyApis.Escapes(method)) return true;
        var signature = method.GetElementMethod();
        return scope.Twins.Mentions(signature.ReturnType) || signature.Parameters.Any(p => scope.Twins.Mentions(p.ParameterType));
    }

    /// <summary>True for interfaces through which a twin may be called.</summary>
    private static bool MayReachTwin(MethodReference method) => method.DeclaringType.FullName is "System.IDisposable" or "System.IAsyncDisposable";

    private static bool IsPointer(Instruction instruction) => instruction.OpCode.Code is Code.Ldftn or Code.Ldvirtftn or Code.Jmp;

    private string NameOf(MethodReference method)
    {
        var type = scope.Twins.OriginalName(method.DeclaringType);
        if (type.StartsWith("System.Runtime.CompilerServices.Async", StringComparison.Ordinal)) return $"async/await ({type}.{method.Name})";
        if (method.Name == ".ctor") return $"new {type}";
        var isAccessor = method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Name.StartsWith("set_", StringComparison.Ordinal);
        return $"{type}.{(isAccessor ? method.Name[4..] : method.Name)}";
    }
}
