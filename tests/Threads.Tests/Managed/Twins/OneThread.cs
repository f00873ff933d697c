using System.Numerics;
using Threads.Exploration;
using Threads.Managed;

namespace Threads.Tests.Managed.Twins;

/// <summary>Runs code that uses twins directly, on the initial thread alone: time limits fire, since nothing else can happen.</summary>
public sealed class OneThread : IDisposable
{
    private readonly ManagedWorld _world;
    private readonly IDisposable _session;
    private Func<object?> _body = () => null;

    public OneThread()
    {
        _world = new ManagedWorld(new SiteTable(), () => _body());
        _session = _world.Open();
    }

    /// <summary>What the code returns. Whatever it leaves behind (a lock that is held) is of no interest.</summary>
    public T Run<T>(Func<T> code)
    {
        var value = default(T);
        _body = () => value = code();
        _world.Run(new FirstEnabled());
        return value!;
    }

    public void Dispose() => _session.Dispose();

    private sealed class FirstEnabled : IScheduler
    {
        public int Next(WorldState state) => BitOperations.TrailingZeroCount(state.Enabled);
    }
}
