using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>What each instruction takes from the evaluation stack and puts on it.</summary>
internal sealed class StackEffects(MethodBody body)
{
    private readonly TypeSystem _types = body.Method.Module.TypeSystem;

    /// <summary>How many slots the instruction takes.</summary>
    public static int Taken(Instruction instruction, int height)
    {
        if (instruction.OpCode.FlowControl == FlowControl.Call)
        {
            var signature = (IMethodSignature)instruction.Operand;
            var receiver = signature.HasThis && !signature.ExplicitThis && instruction.OpCode.Code != Code.Newobj ? 1 : 0;
            return signature.Parameters.Count + receiver + (instruction.OpCode.Code == Code.Calli ? 1 : 0);
        }
        return instruction.OpCode.StackBehaviourPop switch
        {
            StackBehaviour.Pop0 or StackBehaviour.Varpop => 0,
            StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
            StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8 or StackBehaviour.Popi_popr4
                or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
            StackBehaviour.PopAll => height,
            _ => 3,
        };
    }

    /// <summary>Carries the instruction out on the stack.</summary>
    public void Apply(Instruction instruction, List<StackSlot> stack)
    {
        if (instruction.OpCode.FlowControl == FlowControl.Call)
        {
            Call(instruction, stack);
            return;
        }
        var top = stack.Count > 0 ? stack[^1] : default;
        var below = stack.Count > 1 ? stack[^2] : default;
        if (top.IsFresh && instruction.OpCode.Code != Code.Dup) Publish(stack);
        Pop(stack, Taken(instruction, stack.Count));
        if (Pushed(instruction, top, below) is { } slot)
        {
            stack.Add(slot);
            if (instruction.OpCode.Code == Code.Dup) stack.Add(slot);
        }
    }

    private StackSlot? Pushed(Instruction instruction, StackSlot top, StackSlot below)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Ldarg: return Argument((ParameterDefinition)instruction.Operand);
            case Code.Ldarga: return AddressOf(Argument((ParameterDefinition)instruction.Operand), isLocal: true);
            case Code.Ldloc: return Local((VariableDefinition)instruction.Operand);
            case Code.Ldloca: return AddressOf(Local((VariableDefinition)instruction.Operand), isLocal: true);
            case Code.Ldnull: return default(StackSlot);
            case Code.Ldstr: return new StackSlot(_types.String);
            case Code.Dup: return top;
            case Code.Ldfld: return Field(instruction, top);
            case Code.Ldsfld: return Field(instruction, default);
            case Code.Ldflda: return AddressOf(Field(instruction, top), top.IsLocalAddress);
            case Code.Ldsflda: return AddressOf(Field(instruction, default), isLocal: false);
            case Code.Ldelem_Any: return new StackSlot((TypeReference)instruction.Operand, Name: below.Name);
            case Code.Ldelem_Ref: return new StackSlot((below.Type as ArrayType)?.ElementType ?? _types.Object, Name: below.Name);
            case Code.Ldelema: return AddressOf(new StackSlot((TypeReference)instruction.Operand, Name: ElementOf(below.Name)), isLocal: false);
            case Code.Ldobj: return new StackSlot((TypeReference)instruction.Operand, Name: top.Name);
            case Code.Ldind_Ref: return new StackSlot(top.Pointee ?? _types.Object, Name: top.Name);
            case Code.Unbox: return AddressOf(new StackSlot((TypeReference)instruction.Operand), isLocal: false);
            case Code.Unbox_Any or Code.Castclass: return new StackSlot((TypeReference)instruction.Operand, Name: top.Name);
            case Code.Isinst: return new StackSlot(IsinstResult((TypeReference)instruction.Operand), Name: top.Name);
            case Code.Newarr: return new StackSlot(new ArrayType((TypeReference)instruction.Operand), IsFresh: true);
            case Code.Ldtoken: return new StackSlot(_types.IntPtr);
            case Code.Ldftn or Code.Ldvirtftn or Code.Localloc or Code.Ldlen: return new StackSlot(_types.IntPtr);
            case Code.Conv_I or Code.Conv_U: return top.IsAddress ? top : new StackSlot(_types.IntPtr);
            case Code.Conv_Ovf_I or Code.Conv_Ovf_U or Code.Conv_Ovf_I_Un or Code.Conv_Ovf_U_Un or Code.Ldind_I: return new StackSlot(_types.IntPtr);
            case Code.Add or Code.Sub or Code.Mul or Code.Div or Code.Div_Un or Code.Rem or Code.Rem_Un or Code.And or Code.Or or Code.Xor
                or Code.Add_Ovf or Code.Add_Ovf_Un or Code.Sub_Ovf or Code.Sub_Ovf_Un or Code.Mul_Ovf or Code.Mul_Ovf_Un:
                return below.IsAddress ? below with { IsLocalAddress = false } : top.IsAddress ? top with { IsLocalAddress = false } : below;
            case Code.Shl or Code.Shr or Code.Shr_Un: return below;
            case Code.Neg or Code.Not or Code.Ckfinite: return top;
            default: return ByBehaviour(instruction.OpCode.StackBehaviourPush);
        }
    }

    private StackSlot? ByBehaviour(StackBehaviour push) => push switch
    {
        StackBehaviour.Push0 => null,
        StackBehaviour.Pushi => new StackSlot(_types.Int32),
        StackBehaviour.Pushi8 => new StackSlot(_types.Int64),
        StackBehaviour.Pushr4 => new StackSlot(_types.Single),
        StackBehaviour.Pushr8 => new StackSlot(_types.Double),
        _ => new StackSlot(_types.Object),
    };

    private static void Call(Instruction instruction, List<StackSlot> stack)
    {
        var signature = (IMethodSignature)instruction.Operand;
        if (signature is not MethodReference { Name: "InitializeArray" }) Publish(stack);
        var isConstruction = instruction.OpCode.Code == Code.Newobj;
        var first = stack.Count - Taken(instruction, stack.Count);
        var receiver = signature.HasThis && !isConstruction && first >= 0 ? stack[first].Name : null;
        Pop(stack, Taken(instruction, stack.Count));
        if (isConstruction)
            stack.Add(new StackSlot(((MethodReference)signature).DeclaringType));
        else if (signature.ReturnType.MetadataType != MetadataType.Void)
            stack.Add(signature is MethodReference method
                ? new StackSlot(Signatures.ReturnOf(method), Name: NameOfResult(method, receiver))
                : new StackSlot(Signatures.Strip(signature.ReturnType)));
    }

    private static string? NameOfResult(MethodReference method, string? receiver)
    {
        if (method.Name == "get_Item") return ElementOf(receiver);
        return method.Name.StartsWith("get_", StringComparison.Ordinal) && method.Parameters.Count == 0 ? method.Name[4..] : null;
    }

    private static string? ElementOf(string? name) => name is null ? null : $"{name}[…]";

    private TypeReference IsinstResult(TypeReference type) => type.IsValueType || type is GenericParameter ? _types.Object : type;

    private static StackSlot Field(Instruction instruction, StackSlot operand)
    {
        var field = (FieldReference)instruction.Operand;
        return new StackSlot(Signatures.TypeOf(field), Name: Sites.NameOf(field, operand));
    }

    private static StackSlot AddressOf(StackSlot slot, bool isLocal) =>
        new(slot.Type is null ? null : new ByReferenceType(slot.Type), isLocal, slot.Name);

    private StackSlot Local(VariableDefinition variable) => new(
        Signatures.Strip(variable.VariableType),
        Name: body.Method.DebugInformation.TryGetName(variable, out var name) ? name : null);

    private StackSlot Argument(ParameterDefinition parameter)
    {
        if (parameter.Index >= 0) return new StackSlot(Signatures.Strip(parameter.ParameterType), Name: parameter.Name);
        var self = Signatures.Self(body.Method.DeclaringType);
        return new StackSlot(body.Method.DeclaringType.IsValueType ? new ByReferenceType(self) : self, Name: "this");
    }

    /// <summary>A new array may now be known elsewhere.</summary>
    private static void Publish(List<StackSlot> stack)
    {
        for (var i = 0; i < stack.Count; i++) stack[i] = stack[i] with { IsFresh = false };
    }

    private static void Pop(List<StackSlot> stack, int count) => stack.RemoveRange(Math.Max(0, stack.Count - count), Math.Min(count, stack.Count));
}
