using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Threads.Managed.Rewriting;

/// <summary>Rewrites one method, instruction by instruction, from top to bottom.</summary>
internal sealed class MethodRewriter
{
    private readonly ModuleScope _scope;
    private readonly MethodDefinition _method;
    private readonly MethodBody _body;
    private readonly SequencePoint? _point;
    private readonly StackAnalysis _stacks;
    private readonly Dictionary<int, SequencePoint> _points = [];
    private readonly List<SequencePoint> _newPoints = [];
    private readonly Emission _code;
    private readonly FieldAccess _fields;
    private readonly ArrayAccess _arrays;
    private readonly References _references;
    private readonly StaticState _statics;
    private readonly Calls _calls;
    private readonly CatchHandlers _handlers;
    private readonly LoopProbes _loops;
    private readonly PointedLocals _pointedLocals;

    public MethodRewriter(ModuleScope scope, MethodDefinition method, SequencePoint? at = null)
    {
        _scope = scope;
        _point = at;
        _method = method;
        _body = method.Body;
        foreach (var point in method.DebugInformation.SequencePoints) _points[point.Offset] = point;
        _body.SimplifyMacros();
        _stacks = StackAnalysis.Of(_body);
        _code = new Emission(scope, _body);
        var types = new AccessTypes(scope);
        _statics = new StaticState(scope, _code);
        _fields = new FieldAccess(scope, _code, _statics);
        _arrays = new ArrayAccess(scope, _code, types);
        _references = new References(scope, _code, types);
        _calls = new Calls(scope, _code, new ForeignCalls(scope, _code), new MethodGroups(scope, method.DeclaringType, _code));
        _pointedLocals = new PointedLocals(scope, _code, method);
        _handlers = new CatchHandlers(_body, _code);
        _loops = new LoopProbes(scope, _body, _stacks, _code);
    }

    /// <summary>Rewrites the method.</summary>
    public void Rewrite()
    {
        var old = _body.Instructions.ToArray();
        _code.Point = FirstPoint(_method) ?? FirstPoint(StateMachineOf(_method)) ?? _point;
        Enter();
        for (var i = 0; i < old.Length; i++)
        {
            if (_points.TryGetValue(old[i].Offset, out var point)) Move(old[i], point);
            var first = old[i];
            _loops.Before(first);
            var prefixes = new List<Instruction>();
            while (old[i].OpCode.OpCodeType == OpCodeType.Prefix) prefixes.Add(old[i++]);
            _handlers.Begin(first);
            Unit(old[i], prefixes);
            _code.EndUnit(first);
        }
        Replace();
    }

    private static SequencePoint? FirstPoint(MethodDefinition? method) => method?.DebugInformation.SequencePoints.FirstOrDefault(point => !point.IsHidden);

    // An async method has no lines of its own: the compiler moved them into a state machine.
    private static MethodDefinition? StateMachineOf(MethodDefinition method) =>
        (method.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.Name.EndsWith("StateMachineAttribute", StringComparison.Ordinal))
            ?.ConstructorArguments[0].Value as TypeReference)?.Resolve()?.Methods.FirstOrDefault(one => one.Name == "MoveNext");

    private void Move(Instruction instruction, SequencePoint point)
    {
        if (!point.IsHidden) _code.Point = point;
        _newPoints.Add(new SequencePoint(instruction, point.Document)
        {
            StartLine = point.StartLine,
            StartColumn = point.StartColumn,
            EndLine = point.EndLine,
            EndColumn = point.EndColumn,
        });
    }

    private void Enter()
    {
        if (_method.IsSynchronized)
        {
            _method.IsSynchronized = false;
            _calls.Unsupported("MethodImplOptions.Synchronized");
            _code.EndInsertion();
        }
        var type = _method.DeclaringType;
        var isTrigger = _method.IsConstructor || _method is { IsStatic: true, Name: not StaticState.ConstructorName };
        if (!isTrigger || type.IsBeforeFieldInit || type.Methods.All(m => m.Name != StaticState.ConstructorName)) return;
        _code.Probe("Initialise", Signatures.Self(type));
        _code.EndInsertion();
    }

    private void Unit(Instruction instruction, List<Instruction> prefixes)
    {
        prefixes.RemoveAll(p => p.OpCode.Code is Code.Tail or Code.No);
        if (_stacks.Before(instruction) is not { } stack)
        {
            _code.Copy(instruction);
            return;
        }
        var isVolatile = IsEventAccessor(_method) || prefixes.Any(p => p.OpCode.Code == Code.Volatile);
        if (instruction.Operand is MethodReference { DeclaringType: not ArrayType } && instruction.OpCode.Code != Code.Ldtoken)
        {
            _calls.Rewrite(instruction, prefixes, stack);
            return;
        }
        if (Accesses(instruction, isVolatile, stack) || _pointedLocals.TryRewrite(instruction) || _loops.TryRewrite(instruction)) return;
        foreach (var prefix in prefixes) _code.Copy(prefix);
        _code.Copy(instruction);
    }

    /// <summary>
    /// What the compiler writes for an event's <c>add</c> and <c>remove</c>: a loop of compare-and-swaps that begins with an ordinary
    /// read. That read is no data race: a stale value makes the swap fail.
    /// </summary>
    private static bool IsEventAccessor(MethodDefinition method) =>
        (method.IsAddOn || method.IsRemoveOn) && TypeFacts.Has(method, "CompilerGeneratedAttribute");

    private bool Accesses(Instruction instruction, bool isVolatile, StackSlot[] stack)
    {
        if (instruction.OpCode.Code == Code.Ldtoken) return false;
        if (instruction.Operand is FieldReference) return _fields.TryRewrite(instruction, isVolatile, stack);
        return _arrays.TryRewrite(instruction, stack) || _references.TryRewrite(instruction, isVolatile, stack);
    }

    private void Replace()
    {
        _body.InitLocals = true;
        _body.Instructions.Clear();
        foreach (var instruction in _code.Finished) _body.Instructions.Add(instruction);
        _body.OptimizeMacros();
        var debug = _method.DebugInformation;
        debug.SequencePoints.Clear();
        foreach (var point in _newPoints) debug.SequencePoints.Add(point);
        debug.Scope = null;
    }
}
