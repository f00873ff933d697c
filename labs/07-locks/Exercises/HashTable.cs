using Locking.Checks;

namespace Locking.Exercises;

/// <summary>A hash table for many threads. One lock guards all of it, so that nobody can use it while a value is being made.</summary>
public sealed class HashTable : IHashTable
{
    private readonly Lock gate = new();
    private readonly List<(int Key, int Value)>[] buckets = [[], []];

    // TODO: threads that work in different buckets do not wait for each other.
    public int GetOrAdd(int key, Func<int, int> make)
    {
        int bucket = key % IHashTable.Buckets;
        lock (gate)
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
        lock (gate) return Find(buckets[bucket], key, out value);
    }

    public int Count
    {
        get
        {
            lock (gate) return buckets[0].Count + buckets[1].Count;
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
