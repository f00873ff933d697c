using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>
/// The new instructions of a method, built unit by unit. A unit takes the place of one old instruction (with its prefixes);
/// its first instruction is the old object itself, so that branches, handlers and sequence points that name it stay right.
/// </summary>
internal sealed class Emission(ModuleScope scope, MethodBody body)
{
    private readonly List<Instruction> _unit = [];
    private readonly Dictionary<string, List<VariableDefinition>> _temporaries = [];
    private readonly Dictionary<string, int> _temporariesInUse = [];

    /// <summary>All finished units.</summary>
    public List<Instruction> Finished { get; } = new(body.Instructions.Count * 2);

    /// <summary>Where the current unit stands in the source.</summary>
    public SequencePoint? Point { get; set; }

    /// <summary>Adds an instruction to the unit.</summary>
    public Instruction Add(Instruction instruction)
    {
        _unit.Add(instruction);
        return instruction;
    }

    /// <summary>Adds an instruction.</summary>
    public void Op(OpCode code) => Add(Instruction.Create(code));

    /// <summary>Adds an instruction with a member, type, variable, constant or target.</summary>
    public void Op(OpCode code, object operand) => Add(With(Instruction.Create(OpCodes.Nop), code, operand));

    /// <summary>Adds the number of a new site with this name.</summary>
    public void Site(string name) => Op(OpCodes.Ldc_I4, scope.Sites.Add(Point, name));

    /// <summary>Adds the call of a probe.</summary>
    public void Probe(string name, TypeReference? argument = null) => Op(OpCodes.Call, scope.Probe.Of(name, argument));

    /// <summary>Adds the call of a probe that ends with a site.</summary>
    public void ProbeAt(string name, TypeReference? argument, string variable)
    {
        Site(variable);
        Probe(name, argument);
    }

    /// <summary>Adds a copy of the instruction.</summary>
    public void Copy(Instruction instruction) => Add(With(Instruction.Create(OpCodes.Nop), instruction.OpCode, instruction.Operand));

    /// <summary>A local of this type that nothing else in the same unit uses.</summary>
    public VariableDefinition Temporary(TypeReference type)
    {
        var key = type.FullName;
        if (!_temporaries.TryGetValue(key, out var pool)) _temporaries[key] = pool = [];
        var used = _temporariesInUse.GetValueOrDefault(key);
        _temporariesInUse[key] = used + 1;
        if (used == pool.Count) pool.Add(NewLocal(type));
        return pool[used];
    }

    /// <summary>A local of its own.</summary>
    public VariableDefinition NewLocal(TypeReference type)
    {
        var variable = new VariableDefinition(type);
        body.Variables.Add(variable);
        return variable;
    }

    /// <summary>Ends the unit, which takes the place of the old instruction.</summary>
    public void EndUnit(Instruction old)
    {
        With(old, _unit[0].OpCode, _unit[0].Operand);
        _unit[0] = old;
        Flush();
    }

    /// <summary>Ends a unit that takes no old instruction's place.</summary>
    /// <returns>Its first instruction.</returns>
    public Instruction EndInsertion()
    {
        var first = _unit[0];
        Flush();
        return first;
    }

    private void Flush()
    {
        Finished.AddRange(_unit);
        _unit.Clear();
        _temporariesInUse.Clear();
    }

    private static Instruction With(Instruction instruction, OpCode code, object? operand)
    {
        instruction.OpCode = code;
        instruction.Operand = operand;
        return instruction;
    }
}
