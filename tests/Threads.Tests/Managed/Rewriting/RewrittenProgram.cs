using System.Reflection;
using Threads.Exploration;
using Threads.Managed;

namespace Threads.Tests.Managed.Rewriting;

/// <summary>The test assembly itself, rewritten and loaded once; its programs run under a scheduler that takes the first enabled thread.</summary>
public sealed class RewrittenProgram : IDisposable
{
    public InstrumentedAssembly Instrumented { get; } = InstrumentedAssembly.Load(typeof(RewrittenProgram).Assembly.Location);

    public MethodInfo Method(string fullName) => Instrumented.FindMethod(fullName) ?? throw new InvalidOperationException($"No {fullName}.");

    /// <summary>Runs a static method without parameters once, traced.</summary>
    public (object? Value, Ending Ending, IReadOnlyList<TraceRow> Trace) Run(string fullName)
    {
        var method = Method(fullName);
        object? value = null;
        var world = new ManagedWorld(Instrumented.Sites, () => value = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null));
        using (world.Open())
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    var ending = world.Run(new FirstEnabled(), traced: true);
                    return (value, ending, world.Trace);
                }
                catch (RunInvalidatedException) when (attempt < 20)
                {
                    // Other tests allocate beside this one.
                }
            }
        }
    }

    public void Dispose() => Instrumented.Dispose();

    private sealed class FirstEnabled : IScheduler
    {
        public int Next(WorldState state) => System.Numerics.BitOperations.TrailingZeroCount(state.Enabled);
    }
}
