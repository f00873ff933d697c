using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>The count belongs to all buckets, and each bucket changes it under its own lock: two doors, one room.</summary>
[Mistake(Verdict.LostUpdate, "inside a lock everything is safe, whichever lock it is")]
public sealed class HashTableSharedCount : IHashTable
{
    private readonly Lock[] gates = [new(), new()]; // gates[i] guards buckets[i]
    private int count;
    private readonly List<(int Key, int Value)>[] buckets = [[], []];

    public int GetOrAdd(int key, Func<int, int> make)
    {
        int bucket = key % IHashTable.Buckets;
        lock (gates[bucket])
        {
            if (Find(buckets[bucket], key, out int found)) return found;
            int made = make(key);
            buckets[bucket].Add((key, made));
            count++;
            return made;
        }
    }

    public bool TryGet(int key, out int value)
    {
        int bucket = key % IHashTable.Buckets;
        lock (gates[bucket]) return Find(buckets[bucket], key, out value);
    }

    public int Count => count;

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
