using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>
/// Library methods of which a delegate is made (<c>Parallel.For(0, 9, list.Add)</c>). The delegate would call them past every probe;
/// so it is made of a method that is added to the program and calls them as the program would.
/// </summary>
internal sealed class MethodGroups(ModuleScope scope, TypeDefinition home, Emission code)
{
    /// <summary>Rewrites <c>ldftn</c> and <c>ldvirtftn</c>; answers false where the delegate's calls touch nothing shared.</summary>
    public bool TryRewrite(Instruction instruction, MethodReference method)
    {
        if (!IsGroup(instruction, method)) return false;
        if (instruction.OpCode.Code == Code.Ldvirtftn) code.Op(OpCodes.Pop);
        code.Op(OpCodes.Ldftn, Caller(method));
        return true;
    }

    /// <summary>True where the delegate's calls would stay unseen: its types are those of a generic method.</summary>
    public bool IsHidden(Instruction instruction, MethodReference method) => IsGroup(instruction, method) && MentionsMethodParameters(method);

    private bool IsGroup(Instruction instruction, MethodReference method) =>
        instruction.OpCode.Code is Code.Ldftn or Code.Ldvirtftn && !scope.Facts.IsRewritten(method.DeclaringType) && Touches(method);

    private bool Touches(MethodReference method)
    {
        if (method.HasThis) return !scope.Facts.IsValueType(method.DeclaringType) && ForeignApis.IsMutableObject(method.DeclaringType);
        return !ForeignApis.PassesThrough(method) && method.Parameters.Any(each => each.ParameterType is ArrayType || ForeignApis.IsMutableObject(each.ParameterType));
    }

    private MethodReference Caller(MethodReference method)
    {
        var returned = Signatures.ReturnOf(method);
        var caller = new MethodDefinition($"<{method.Name}>m__{home.Methods.Count}", MethodAttributes.Assembly | MethodAttributes.Static | MethodAttributes.HideBySig, returned);
        if (method.HasThis) caller.Parameters.Add(new ParameterDefinition(method.DeclaringType));
        foreach (var each in method.Parameters) caller.Parameters.Add(new ParameterDefinition(Signatures.In(method, each.ParameterType)));
        var il = caller.Body.GetILProcessor();
        foreach (var each in caller.Parameters) il.Emit(OpCodes.Ldarg, each);
        il.Emit(method.HasThis ? OpCodes.Callvirt : OpCodes.Call, method);
        il.Emit(OpCodes.Ret);
        home.Methods.Add(caller);
        new MethodRewriter(scope, caller, code.Point).Rewrite();

        var reference = new MethodReference(caller.Name, returned, Signatures.Self(home));
        foreach (var each in caller.Parameters) reference.Parameters.Add(new ParameterDefinition(each.ParameterType));
        return reference;
    }

    private static bool MentionsMethodParameters(MethodReference method) =>
        Mentions(method.DeclaringType) || Mentions(method.ReturnType) || method.Parameters.Any(each => Mentions(each.ParameterType))
        || (method is GenericInstanceMethod generic && generic.GenericArguments.Any(IsMethodParameter));

    // A library method's own parameters stand in its signature too; those of the program's method stand in type arguments.
    private static bool Mentions(TypeReference type) =>
        type is GenericInstanceType generic && generic.GenericArguments.Any(each => IsMethodParameter(each) && each is GenericParameter { Owner: MethodDefinition });

    private static bool IsMethodParameter(TypeReference type) => type switch
    {
        GenericParameter parameter => parameter.Type == GenericParameterType.Method,
        GenericInstanceType generic => generic.GenericArguments.Any(IsMethodParameter),
        TypeSpecification specification => IsMethodParameter(specification.ElementType),
        _ => false,
    };
}
