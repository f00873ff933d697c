namespace MemoryOrder.Checks;

/// <summary>A variable that two cores share.</summary>
public sealed class Variable
{
    internal int Contents;
}

/// <summary>
/// A core of an x86-64 processor, with its store buffer: <see cref="Write"/> is what Volatile.Write does there, <see cref="Read"/> what
/// Volatile.Read does, <see cref="Fence"/> what Interlocked.MemoryBarrier does. A store waits in the buffer, first in, first out, until
/// it reaches memory; the check explores every moment at which it may. (Owens, Sarkar and Sewell, <i>A better x86 memory model: x86-TSO</i>, 2009.)
/// </summary>
/// <param name="id">Its number: 0 or 1.</param>
public sealed class Core(int id)
{
    private const int Capacity = 16;

    private readonly Lock gate = new(); // held while the buffer is searched, and while a store goes from it to memory
    private readonly (Variable Variable, int Value)[] buffer = new (Variable, int)[Capacity];
    private int written; // stores that went into the buffer; changed by the core's own thread
    private int drained; // stores that have left it; changed by DrainUntilStopped
    private bool stopped;

    /// <summary>Its number: 0 or 1.</summary>
    public int Id { get; } = id;

    /// <summary>Puts a store into the buffer: this core sees it at once, the other one later.</summary>
    public void Write(Variable variable, int value)
    {
        Check.That(written < Capacity, $"More than {Capacity} stores: the check has no room for them.");
        buffer[written] = (variable, value);
        Volatile.Write(ref written, written + 1); // release: pairs with the read in DrainUntilStopped
    }

    /// <summary>Reads: the youngest own store to the variable that still waits, or else memory.</summary>
    public int Read(Variable variable)
    {
        lock (gate)
        {
            for (int at = written - 1; at >= drained; at--)
            {
                if (buffer[at].Variable == variable) return buffer[at].Value;
            }

            return Volatile.Read(ref variable.Contents);
        }
    }

    /// <summary>Waits until all of this core's stores have reached memory.</summary>
    public void Fence()
    {
        SpinWait wait = new();
        while (Volatile.Read(ref drained) < written) wait.SpinOnce();
    }

    /// <summary>Lets time pass, in a loop that waits for the other core.</summary>
    public void Pause() => Thread.Yield();

    /// <summary>What happens beside the program: one store after the other reaches memory.</summary>
    internal void DrainUntilStopped()
    {
        SpinWait wait = new();
        while (true)
        {
            bool isLast = Volatile.Read(ref stopped);
            if (drained < Volatile.Read(ref written)) Drain();
            else if (isLast) return;
            else wait.SpinOnce();
        }
    }

    /// <summary>Says that the core's thread has done its last store.</summary>
    internal void Stop() => Volatile.Write(ref stopped, true);

    private void Drain()
    {
        lock (gate)
        {
            (Variable variable, int value) = buffer[drained];
            Volatile.Write(ref variable.Contents, value);
            Volatile.Write(ref drained, drained + 1);
        }
    }
}

/// <summary>Runs two pieces of code, a core each.</summary>
internal static class TwoCores
{
    /// <summary>Runs both to their ends, and until their stores are all in memory.</summary>
    public static void Run(Action<Core> a, Action<Core> b)
    {
        Core first = new(0), second = new(1);
        Thread[] buffers = [new(first.DrainUntilStopped) { Name = "buffer of A" }, new(second.DrainUntilStopped) { Name = "buffer of B" }];
        foreach (Thread buffer in buffers) buffer.Start();
        Together.Run(
            () => { a(first); first.Stop(); },
            () => { b(second); second.Stop(); });
        foreach (Thread buffer in buffers) buffer.Join();
    }
}
