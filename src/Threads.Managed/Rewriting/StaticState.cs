using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>
/// Static fields. Every schedule starts with statics as a new process has them: before a static is touched,
/// <c>Probe.Initialise&lt;T&gt;</c> runs the type's <c>&lt;Threads&gt;ResetStatics</c>, once per run and closed type. The static
/// constructor becomes an ordinary method that this one calls, so that the runtime never runs it by itself.
/// </summary>
internal sealed class StaticState(ModuleScope scope, Emission code)
{
    public const string ResetName = "<Threads>ResetStatics";
    public const string ConstructorName = "<Threads>StaticConstructor";

    /// <summary>Rewrites the access to a static field, or answers false to leave it as it is.</summary>
    public bool TryRewrite(Instruction instruction, FieldReference field, TypeReference type, bool isVolatile)
    {
        if (!scope.Facts.IsRewritten(field.DeclaringType) || scope.Facts.Resolve(field.DeclaringType) is not { } declaring) return false;
        if (IsLeftAlone(declaring)) return false;
        var definition = declaring.Fields.FirstOrDefault(f => f.Name == field.Name);
        if (definition is null || definition.IsLiteral || definition.RVA != 0) return false;

        var value = instruction.OpCode.Code == Code.Stsfld ? code.Temporary(type) : null;
        if (value is not null) code.Op(OpCodes.Stloc, value);
        Initialise(field.DeclaringType);
        if (TypeFacts.Has(definition, "ThreadStaticAttribute"))
            ThreadStatic(instruction.OpCode.Code, field, type, value);
        else
            Shared(instruction.OpCode.Code, field, type, value, isVolatile);
        return true;
    }

    /// <summary>Adds what makes sure that the type's statics are those of this run.</summary>
    public void Initialise(TypeReference declaring)
    {
        if (scope.Facts.Resolve(declaring) is { } definition && HasStatics(definition)) code.Probe("Initialise", declaring);
    }

    /// <summary>True for types of the compiler whose statics only cache what is always the same.</summary>
    public static bool IsLeftAlone(TypeDefinition type) =>
        type.Name is "<Module>" or "<>c" or "<>O"
        || type.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal)
        || type.Name.StartsWith("<>o__", StringComparison.Ordinal)
        || (type.Name.StartsWith("<>c__", StringComparison.Ordinal) && !type.Name.StartsWith("<>c__DisplayClass", StringComparison.Ordinal))
        || TypeFacts.Has(type, "IsByRefLikeAttribute");

    /// <summary>True when the type has statics to be reset.</summary>
    public static bool HasStatics(TypeDefinition type) => !IsLeftAlone(type) && !type.IsEnum
        && (type.Methods.Any(m => m.Name == ConstructorName) || type.Fields.Any(IsResettable));

    /// <summary>Renames the type's static constructor and adds the method that resets its statics.</summary>
    public static void MakeResettable(TypeDefinition type, ModuleDefinition module)
    {
        foreach (var field in type.Fields)
            if (!field.IsLiteral) field.IsInitOnly = false;
        if (IsLeftAlone(type)) return;
        var constructor = type.Methods.FirstOrDefault(m => m.IsConstructor && m.IsStatic);
        if (constructor is not null)
        {
            constructor.Name = ConstructorName;
            constructor.IsSpecialName = constructor.IsRuntimeSpecialName = false;
        }
        if (!HasStatics(type)) return;

        var reset = new MethodDefinition(ResetName, MethodAttributes.Private | MethodAttributes.Static | MethodAttributes.HideBySig, module.TypeSystem.Void);
        var il = reset.Body.GetILProcessor();
        var self = Signatures.Self(type);
        foreach (var field in type.Fields.Where(IsResettable)) Clear(il, new FieldReference(field.Name, field.FieldType, self));
        if (constructor is not null) il.Emit(OpCodes.Call, new MethodReference(ConstructorName, module.TypeSystem.Void, self));
        il.Emit(OpCodes.Ret);
        type.Methods.Add(reset);
    }

    private static bool IsResettable(FieldDefinition field) =>
        field is { IsStatic: true, IsLiteral: false, RVA: 0 } && !TypeFacts.Has(field, "ThreadStaticAttribute");

    private static void Clear(ILProcessor il, FieldReference field)
    {
        if (Signatures.Strip(field.FieldType) is PointerType or FunctionPointerType)
        {
            il.Emit(OpCodes.Ldc_I4_0);
            il.Emit(OpCodes.Conv_U);
            il.Emit(OpCodes.Stsfld, field);
            return;
        }
        il.Emit(OpCodes.Ldsflda, field);
        il.Emit(OpCodes.Initobj, Signatures.Strip(field.FieldType));
    }

    private void Shared(Code access, FieldReference field, TypeReference type, VariableDefinition? value, bool isVolatile)
    {
        code.Op(OpCodes.Ldsflda, field);
        if (value is not null) code.Op(OpCodes.Ldloc, value);
        if (access == Code.Ldsflda && !scope.Facts.IsOneLocation(type)) return;
        var probe = access switch
        {
            Code.Ldsfld => isVolatile ? "ReadVolatile" : "Read",
            Code.Stsfld => isVolatile ? "WriteVolatile" : "Write",
            _ => "Field",
        };
        code.ProbeAt(probe, type, Sites.NameOf(field));
    }

    /// <summary>
    /// A thread-static field is a slot of the virtual thread, known by the field's one site. In a generic type the slot's
    /// type is a pair that carries the closed type, so that each closed type has its own.
    /// </summary>
    private void ThreadStatic(Code access, FieldReference field, TypeReference type, VariableDefinition? value)
    {
        if (!scope.ThreadStaticSites.TryGetValue(field.Resolve().FullName, out var site))
            scope.ThreadStaticSites[field.Resolve().FullName] = site = scope.Sites.Add(code.Point, Sites.NameOf(field));
        code.Op(OpCodes.Ldc_I4, site);
        if (field.DeclaringType is GenericInstanceType)
        {
            var pair = scope.PairOf(field.DeclaringType, type);
            code.Probe("ThreadStatic", pair);
            code.Op(OpCodes.Ldflda, ModuleScope.SecondOf(pair));
        }
        else
        {
            code.Probe("ThreadStatic", type);
        }
        if (access == Code.Ldsfld) code.Op(OpCodes.Ldobj, type);
        if (value is null) return;
        code.Op(OpCodes.Ldloc, value);
        code.Op(OpCodes.Stobj, type);
    }
}
