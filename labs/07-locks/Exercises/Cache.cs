using Locking.Checks;

namespace Locking.Exercises;

/// <summary>A cache for many threads. One lock keeps everybody out, readers too.</summary>
public sealed class Cache : ICache
{
    private readonly object gate = new();
    private readonly int[] entries = new int[2];

    // TODO: readers may be inside together; a writer is inside alone.
    public void Read(Action<int> use)
    {
        lock (gate)
        {
            foreach (int entry in entries) use(entry);
        }
    }

    public void Write(Func<int, int> change)
    {
        lock (gate)
        {
            for (int i = 0; i < entries.Length; i++) entries[i] = change(entries[i]);
        }
    }
}
