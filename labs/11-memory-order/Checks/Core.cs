namespace MemoryOrder.Checks;

/// <summary>
/// A core of an x86-64 processor, with its store buffer: <see cref="Write"/> is what Volatile.Write does there, <see cref="Read"/> what
/// Volatile.Read does, <see cref="Fence"/> what Interlocked.MemoryBarrier does. A store waits in the buffer, first in, first out, until
/// it reaches memory; the checks explore every moment at which it may. (Owens, Sarkar and Sewell, <i>A better x86 memory model: x86-TSO</i>, 2009.)
/// </summary>
/// <remarks>
/// Used by one thread. Each waiting store is a thread too: it waits until the store before it has reached memory, and then goes there itself, whenever the
/// exploration lets it.
/// </remarks>
/// <param name="id">Its number: 0 or 1.</param>
public sealed class Core(int id)
{
    private const int MostStores = 16;

    private readonly (Variable Variable, int Value)[] stores = new (Variable, int)[MostStores]; // all so far, waiting or not
    private int count;
    private Thread? youngest; // the store that entered the buffer last

    /// <summary>Its number: 0 or 1.</summary>
    public int Id { get; } = id;

    /// <summary>Puts a store into the buffer: this core sees it at once, the other one later.</summary>
    public void Write(Variable variable, int value)
    {
        Check.That(count < MostStores, $"A core stored more than {MostStores} times: too often for this check.");
        int number = count;
        Thread? older = youngest;
        stores[count++] = (variable, value);
        youngest = new Thread(() =>
        {
            older?.Join();
            variable.Reach(Id, number, value);
        })
        { Name = $"store {number + 1} of core {Id}" };
        youngest.Start();
    }

    /// <summary>Reads: the youngest own store to the variable that still waits, or else memory.</summary>
    public int Read(Variable variable)
    {
        Variable.Contents memory = variable.Now;
        for (int number = count - 1; number > memory.Latest[Id]; number--)
        {
            if (stores[number].Variable == variable) return stores[number].Value;
        }

        return memory.Value;
    }

    /// <summary>Waits until all of this core's stores have reached memory.</summary>
    public void Fence() => youngest?.Join();
}

/// <summary>Runs two pieces of code, a core each.</summary>
internal static class TwoCores
{
    /// <summary>Runs both to their ends, and until their stores are all in memory; then, on each core in turn, what comes afterwards.</summary>
    public static void Run(Action<Core> a, Action<Core> b, Action<Core>? afterwards = null)
    {
        Core first = new(0), second = new(1);
        Together.Run(
            () => { a(first); first.Fence(); },
            () => { b(second); second.Fence(); });
        if (afterwards is null) return;
        foreach (Core core in new[] { first, second })
        {
            afterwards(core);
            core.Fence();
        }
    }
}
