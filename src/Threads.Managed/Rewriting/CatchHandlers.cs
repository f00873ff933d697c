using Mono.Cecil.Cil;

namespace Threads.Managed.Rewriting;

/// <summary>The engine ends a thread by an exception of its own, which no handler of the program may keep.</summary>
internal sealed class CatchHandlers(MethodBody body, Emission code)
{
    private readonly HashSet<Instruction> _starts = [.. body.ExceptionHandlers
        .Where(h => h.HandlerType == ExceptionHandlerType.Filter || (h.HandlerType == ExceptionHandlerType.Catch && MayCatchIt(h.CatchType)))
        .Select(h => h.HandlerStart)];

    /// <summary>At a handler's first instruction, adds the check that passes the engine's exception on.</summary>
    public void Begin(Instruction instruction)
    {
        if (!_starts.Contains(instruction)) return;
        code.Op(OpCodes.Dup);
        code.Probe("Rethrow");
    }

    private static bool MayCatchIt(Mono.Cecil.TypeReference type) =>
        type is Mono.Cecil.GenericParameter || type.FullName is "System.Object" or "System.Exception";
}
