using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Nobody waits while a value is made. But who looked before the other had added makes another one.</summary>
[Mistake(Verdict.LostUpdate, "a key that was not there a moment ago is not there now")]
public sealed class HashTableMadeOutside : IHashTable
{
    private readonly Lock[] gates = [new(), new()]; // gates[i] guards buckets[i]
    private readonly List<(int Key, int Value)>[] buckets = [[], []];

    public int GetOrAdd(int key, Func<int, int> make)
    {
        if (TryGet(key, out int found)) return found;
        int made = make(key);
        int bucket = key % IHashTable.Buckets;
        lock (gates[bucket]) buckets[bucket].Add((key, made));
        return made;
    }

    public bool TryGet(int key, out int value)
    {
        int bucket = key % IHashTable.Buckets;
        lock (gates[bucket]) return Find(buckets[bucket], key, out value);
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
