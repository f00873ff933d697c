using System.Collections;
using System.Runtime.CompilerServices;

namespace Threads.Machine;

/// <summary>A list that never changes, equal to every list with equal elements. Its hash is computed once.</summary>
/// <remarks>Thread-safe. Whoever changes an element gets a new list; the old one stays, shared by the states that have it.</remarks>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] _items;
    private int _hash;

    internal ValueList(T[] items) => _items = items;

    /// <summary>The list without elements.</summary>
    internal static ValueList<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) =>
        ReferenceEquals(this, other) || (other is not null && GetHashCode() == other.GetHashCode() && _items.AsSpan().SequenceEqual(other._items));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_hash != 0) return _hash;
        var hash = new HashCode();
        foreach (var item in _items) hash.Add(item);
        var made = hash.ToHashCode();
        return _hash = made == 0 ? 1 : made;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The same list with one element replaced.</summary>
    internal ValueList<T> With(int index, T item)
    {
        var items = (T[])_items.Clone();
        items[index] = item;
        return new ValueList<T>(items);
    }

    /// <summary>The same list with one more element at the end.</summary>
    internal ValueList<T> Add(T item) => new([.. _items, item]);

    /// <summary>The same list with an element before another.</summary>
    internal ValueList<T> Insert(int index, T item) => new([.. _items.AsSpan(0, index), item, .. _items.AsSpan(index)]);

    /// <summary>The same list without one element.</summary>
    internal ValueList<T> RemoveAt(int index) => new([.. _items.AsSpan(0, index), .. _items.AsSpan(index + 1)]);
}

/// <summary>Makes lists from their elements.</summary>
public static class ValueList
{
    /// <summary>A list of these elements.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new ValueList<T>(items.ToArray());
}
