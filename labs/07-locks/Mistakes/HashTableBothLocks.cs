using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>The bucket has its lock, and whoever takes it holds the lock of the whole table as well.</summary>
[Mistake(Verdict.WrongOutcome, "two locks are safer than one")]
public sealed class HashTableBothLocks : IHashTable
{
    private readonly Lock gate = new();
    private readonly Lock[] gates = [new(), new()]; // gates[i] guards buckets[i]
    private readonly List<(int Key, int Value)>[] buckets = [[], []];

    public int GetOrAdd(int key, Func<int, int> make)
    {
        int bucket = key % IHashTable.Buckets;
        lock (gate) lock (gates[bucket])
        {
            if (Find(buckets[bucket], key, out int found)) return found;
            int made = make(key);
            buckets[bucket].Add((key, made));
            return made;
        }
    }

    public bool TryGet(int key, out int value)
    {
        int bucket = key % IHashTable.Buckets;
        lock (gate) lock (gates[bucket]) return Find(buckets[bucket], key, out value);
    }

    public int Count
    {
        get
        {
            int count = 0;
            for (int bucket = 0; bucket < IHashTable.Buckets; bucket++)
            {
                lock (gates[bucket]) count += buckets[bucket].Count;
            }

            return count;
        }
    }

    // Called with the lock held.
    private static bool Find(List<(int Key, int Value)> bucket, int key, out int value)
    {
        for (int i = 0; i < bucket.Count; i++)
        {
            value = bucket[i].Value;
            if (bucket[i].Key == key) return true;
        }

        value = 0;
        return false;
    }
}
