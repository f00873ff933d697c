namespace Threads.Machine;

/// <summary>
/// The engine's numbers for what steps touch: cells of memory; each store of a thread while it waits; whether a thread's
/// buffer is empty; the kernel.
/// </summary>
internal sealed class Locations
{
    /// <summary>Page tables, segments, processes: one location for all of them.</summary>
    public const int Kernel = 0;

    private readonly Dictionary<(int Thread, int Store), int> _others = [];

    /// <summary>A cell of memory.</summary>
    public static int Cell(int cell) => (2 * cell) + 1;

    /// <summary>The cell that a location is; -1 for none.</summary>
    public static int CellOf(int location) => location % 2 == 1 ? location / 2 : -1;

    /// <summary>The n-th store of a thread, from 0: it is put into the buffer, read from there by its own thread, and leaves it.</summary>
    public int Store(int thread, int number) => Other(thread, number);

    /// <summary>Whether a thread's buffer is empty.</summary>
    public int Buffer(int thread) => Other(thread, -1);

    private int Other(int thread, int number)
    {
        if (!_others.TryGetValue((thread, number), out var location)) _others[(thread, number)] = location = 2 * (_others.Count + 1);
        return location;
    }
}
