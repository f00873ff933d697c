namespace Locking.Checks;

/// <summary>One bucket, one thread at a time; two buckets, two threads at a time.</summary>
[Exercise("hash-table", "A lock for each bucket", typeof(IHashTable), Order = 2)]
[Hint("The table in Exercises/HashTable.cs is right, and nobody can use it while a value is being made for somebody else. Which "
    + "part of the "
    + "table does that value concern?")]
[Hint("What one lock guards may be small: a bucket has nothing to do with the others, so each can have a lock of its own. "
    + "Everything that touches a "
    + "bucket takes that bucket's lock. A field that all buckets share would need one more lock; can you do without such a field?")]
[Hint("private readonly Lock[] gates, one for each bucket; int bucket = key % IHashTable.Buckets; lock (gates[bucket]) { … "
    + "buckets[bucket] … }. "
    + "Count takes one lock after the other and adds up.")]
public static class HashTableChecks
{
    [Check("Two that ask for the same key get the same, made once", Order = 1)]
    public static void Same_key(IHashTable table)
    {
        int made = 0, first = 0, second = 0;
        int Make(int key) => 100 + Interlocked.Increment(ref made);
        Together.Run(
            () => first = table.GetOrAdd(0, Make),
            () => second = table.GetOrAdd(0, Make));
        Check.Equal(1, made, "How often a value was made for one key");
        Check.That(first == 101 && second == 101, $"Two that asked for one key got {first} and {second}.");
        Check.Equal(1, table.Count, "The number of keys");
    }

    [Check("Two keys in the same bucket are both there", Order = 2)]
    public static void Same_bucket(IHashTable table)
    {
        Together.Run(
            () => table.GetOrAdd(0, key => 10),
            () => table.GetOrAdd(2, key => 12));
        Demand(table, 0, 10);
        Demand(table, 2, 12);
        Check.Equal(2, table.Count, "The number of keys");
    }

    [Check("Two keys in different buckets are both there", Order = 3)]
    public static void Different_buckets(IHashTable table)
    {
        Together.Run(
            () => table.GetOrAdd(0, key => 10),
            () => table.GetOrAdd(1, key => 11));
        Demand(table, 0, 10);
        Demand(table, 1, 11);
        Check.Equal(2, table.Count, "The number of keys");
    }

    [Check("Two buckets can be used at the same time", Order = 4, Reaches = Room.Together)]
    public static string At_once(IHashTable table)
    {
        Room room = new();
        int Make(int key)
        {
            room.Visit();
            return key;
        }

        Together.Run(
            () => table.GetOrAdd(0, Make),
            () => table.GetOrAdd(1, Make));
        return room.Seen;
    }

    [Check("A key that is being added is found whole or not at all", Order = 5)]
    public static void Found_meanwhile(IHashTable table)
    {
        table.GetOrAdd(2, key => 12);
        bool found = false;
        int value = 0;
        Together.Run(
            () => table.GetOrAdd(0, key => 10),
            () => found = table.TryGet(0, out value));
        Check.That(!found || value == 10, $"The key 0 was found with the value {value}, and has 10.");
    }

    private static void Demand(IHashTable table, int key, int value)
    {
        Check.That(table.TryGet(key, out int found), $"The key {key} was added, and is not there.");
        Check.Equal(value, found, $"The value of the key {key}");
    }
}
