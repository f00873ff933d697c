namespace Threads.Managed.Twins;

/// <summary>
/// Loops over a sequence. An array is read element by element, each by the iteration that has it; any other sequence is
/// read to its end before the first iteration begins.
/// </summary>
public static partial class Parallel
{
    public static ParallelLoopResult ForEach<TSource>(
        IEnumerable<TSource> source,
        Action<TSource> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var items = new Items<TSource>(source);
        return Run(0, items.Count, null, (i, _) => body(items[i]));
    }

    public static ParallelLoopResult ForEach<TSource>(
        IEnumerable<TSource> source,
        Action<TSource, ParallelLoopState> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var items = new Items<TSource>(source);
        return Run(0, items.Count, null, (i, state) => body(items[i], state));
    }

    public static ParallelLoopResult ForEach<TSource>(
        IEnumerable<TSource> source,
        Action<TSource, ParallelLoopState, long> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var items = new Items<TSource>(source);
        return Run(0, items.Count, null, (i, state) => body(items[i], state, i));
    }

    public static ParallelLoopResult ForEach<TSource, TLocal>(
        IEnumerable<TSource> source,
        Func<TLocal> localInit,
        Func<TSource, ParallelLoopState, TLocal, TLocal> body,
        Action<TLocal> localFinally)
    {
        ArgumentNullException.ThrowIfNull(body);
        var items = new Items<TSource>(source);
        return Run(0, items.Count, null, localInit, (i, state, local) => body(items[i], state, local), localFinally);
    }

    public static ParallelLoopResult ForEach<TSource, TLocal>(
        IEnumerable<TSource> source,
        Func<TLocal> localInit,
        Func<TSource, ParallelLoopState, long, TLocal, TLocal> body,
        Action<TLocal> localFinally)
    {
        ArgumentNullException.ThrowIfNull(body);
        var items = new Items<TSource>(source);
        return Run(0, items.Count, null, localInit, (i, state, local) => body(items[i], state, i, local), localFinally);
    }

    public static ParallelLoopResult ForEach<TSource>(
        IEnumerable<TSource> source,
        ParallelOptions parallelOptions,
        Action<TSource> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var items = new Items<TSource>(source);
        return Run(0, items.Count, Required(parallelOptions), (i, _) => body(items[i]));
    }

    public static ParallelLoopResult ForEach<TSource>(
        IEnumerable<TSource> source,
        ParallelOptions parallelOptions,
        Action<TSource, ParallelLoopState> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var items = new Items<TSource>(source);
        return Run(0, items.Count, Required(parallelOptions), (i, state) => body(items[i], state));
    }

    public static ParallelLoopResult ForEach<TSource>(
        IEnumerable<TSource> source,
        ParallelOptions parallelOptions,
        Action<TSource, ParallelLoopState, long> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var items = new Items<TSource>(source);
        return Run(0, items.Count, Required(parallelOptions), (i, state) => body(items[i], state, i));
    }

    public static ParallelLoopResult ForEach<TSource, TLocal>(
        IEnumerable<TSource> source,
        ParallelOptions parallelOptions,
        Func<TLocal> localInit,
        Func<TSource, ParallelLoopState, TLocal, TLocal> body,
        Action<TLocal> localFinally)
    {
        ArgumentNullException.ThrowIfNull(body);
        var items = new Items<TSource>(source);
        return Run(0, items.Count, Required(parallelOptions), localInit, (i, state, local) => body(items[i], state, local), localFinally);
    }

    public static ParallelLoopResult ForEach<TSource, TLocal>(
        IEnumerable<TSource> source,
        ParallelOptions parallelOptions,
        Func<TLocal> localInit,
        Func<TSource, ParallelLoopState, long, TLocal, TLocal> body,
        Action<TLocal> localFinally)
    {
        ArgumentNullException.ThrowIfNull(body);
        var items = new Items<TSource>(source);
        return Run(0, items.Count, Required(parallelOptions), localInit, (i, state, local) => body(items[i], state, i, local), localFinally);
    }

    /// <summary>What a loop goes over.</summary>
    private readonly struct Items<T>
    {
        private readonly T[] _items;
        private readonly bool _isShared;
        private readonly int _site;

        public Items(IEnumerable<T> source)
        {
            ArgumentNullException.ThrowIfNull(source);
            _site = Probe.Site;
            _isShared = source is T[];
            if (!_isShared)
                Probe.TouchObject(source, writes: false, _site);
            _items = source as T[] ?? [.. source];
        }

        public int Count => _items.Length;

        public T this[long index] => _isShared ? Probe.ReadElement(_items, (nint)index, _site) : _items[index];
    }
}
