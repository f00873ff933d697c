namespace MemoryOrder.Checks;

/// <summary>A variable in the memory that two cores share; 0 at first. Used through a <see cref="Core"/>.</summary>
public sealed class Variable
{
    private Contents contents = new(0, [-1, -1]);

    /// <summary>What memory holds now: one read.</summary>
    internal Contents Now => Volatile.Read(ref contents);

    /// <summary>A store of a core reaches memory: one step, for everybody.</summary>
    internal void Reach(int core, int number, int value)
    {
        while (true)
        {
            Contents before = Volatile.Read(ref contents);
            int[] latest = [before.Latest[0], before.Latest[1]];
            latest[core] = number;
            if (Interlocked.CompareExchange(ref contents, new Contents(value, latest), before) == before) return;
        }
    }

    /// <summary>A value, and the number of each core's latest store that has come here; -1 for none. Never changed once it is made.</summary>
    internal sealed record Contents(int Value, int[] Latest);
}
