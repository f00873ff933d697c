namespace Locking.Checks;

/// <summary>A table of values by key, in buckets. Any thread may call at any time; threads that work in different buckets do not wait for each other.</summary>
public interface IHashTable
{
    /// <summary>How many buckets there are. A key k, 0 or greater, is in bucket <c>k % Buckets</c>.</summary>
    const int Buckets = 2;

    /// <summary>
    /// The value of a key. If it has none, <paramref name="make"/> makes it, once: who asks for the same key meanwhile waits and gets
    /// the same value.
    /// </summary>
    int GetOrAdd(int key, Func<int, int> make);

    /// <summary>The value of a key, if it has one.</summary>
    bool TryGet(int key, out int value);

    /// <summary>How many keys have a value. Asked when nobody adds any more.</summary>
    int Count { get; }
}
