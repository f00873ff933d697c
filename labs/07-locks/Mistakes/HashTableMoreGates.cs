using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Keys 0 and 2 are in the same bucket, under different locks.</summary>
[Mistake(Verdict.DataRace, "the more locks the better")]
public sealed class HashTableMoreGates : IHashTable
{
    private readonly Lock[] gates = [new(), new(), new()];
    private readonly List<(int Key, int Value)>[] buckets = [[], []];

    public int GetOrAdd(int key, Func<int, int> make)
    {
        int bucket = key % IHashTable.Buckets;
        lock (gates[key % gates.Length])
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
        lock (gates[key % gates.Length]) return Find(buckets[bucket], key, out value);
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
