namespace Threads.Managed.Twins;

/// <summary>
/// The controlled <c>System.Threading.Tasks.Parallel</c>: iterations on controlled threads, as <see cref="ParallelLoop"/>
/// deals them; exceptions are gathered in one <see cref="AggregateException"/>.
/// </summary>
/// <remarks>
/// Not modelled: partitioners and the asynchronous loops. A token is looked at when a loop begins: without a twin of
/// <c>CancellationTokenSource</c> it cannot change later.
/// </remarks>
[Twin("System.Threading.Tasks.Parallel")]
public static partial class Parallel
{
    public static ParallelLoopResult For(int fromInclusive, int toExclusive, Action<int> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Run(fromInclusive, toExclusive, null, (i, _) => body((int)i));
    }

    public static ParallelLoopResult For(int fromInclusive, int toExclusive, Action<int, ParallelLoopState> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Run(fromInclusive, toExclusive, null, (i, state) => body((int)i, state));
    }

    public static ParallelLoopResult For<TLocal>(
        int fromInclusive,
        int toExclusive,
        Func<TLocal> localInit,
        Func<int, ParallelLoopState, TLocal, TLocal> body,
        Action<TLocal> localFinally)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Run(fromInclusive, toExclusive, null, localInit, (i, state, local) => body((int)i, state, local), localFinally);
    }

    public static ParallelLoopResult For(int fromInclusive, int toExclusive, ParallelOptions parallelOptions, Action<int> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Run(fromInclusive, toExclusive, Required(parallelOptions), (i, _) => body((int)i));
    }

    public static ParallelLoopResult For(int fromInclusive, int toExclusive, ParallelOptions parallelOptions, Action<int, ParallelLoopState> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Run(fromInclusive, toExclusive, Required(parallelOptions), (i, state) => body((int)i, state));
    }

    public static ParallelLoopResult For<TLocal>(
        int fromInclusive,
        int toExclusive,
        ParallelOptions parallelOptions,
        Func<TLocal> localInit,
        Func<int, ParallelLoopState, TLocal, TLocal> body,
        Action<TLocal> localFinally)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Run(fromInclusive, toExclusive, Required(parallelOptions), localInit, (i, state, local) => body((int)i, state, local), localFinally);
    }

    public static ParallelLoopResult For(long fromInclusive, long toExclusive, Action<long> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Run(fromInclusive, toExclusive, null, (i, _) => body(i));
    }

    public static ParallelLoopResult For(long fromInclusive, long toExclusive, Action<long, ParallelLoopState> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Run(fromInclusive, toExclusive, null, (i, state) => body(i, state));
    }

    public static ParallelLoopResult For<TLocal>(
        long fromInclusive,
        long toExclusive,
        Func<TLocal> localInit,
        Func<long, ParallelLoopState, TLocal, TLocal> body,
        Action<TLocal> localFinally)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Run(fromInclusive, toExclusive, null, localInit, (i, state, local) => body(i, state, local), localFinally);
    }

    public static ParallelLoopResult For(long fromInclusive, long toExclusive, ParallelOptions parallelOptions, Action<long> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Run(fromInclusive, toExclusive, Required(parallelOptions), (i, _) => body(i));
    }

    public static ParallelLoopResult For(long fromInclusive, long toExclusive, ParallelOptions parallelOptions, Action<long, ParallelLoopState> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Run(fromInclusive, toExclusive, Required(parallelOptions), (i, state) => body(i, state));
    }

    public static ParallelLoopResult For<TLocal>(
        long fromInclusive,
        long toExclusive,
        ParallelOptions parallelOptions,
        Func<TLocal> localInit,
        Func<long, ParallelLoopState, TLocal, TLocal> body,
        Action<TLocal> localFinally)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Run(fromInclusive, toExclusive, Required(parallelOptions), localInit, (i, state, local) => body(i, state, local), localFinally);
    }

    public static void Invoke(params Action[] actions) => InvokeAll(null, actions);

    public static void Invoke(ParallelOptions parallelOptions, params Action[] actions) => InvokeAll(Required(parallelOptions), actions);

    private static void InvokeAll(ParallelOptions? options, Action[] actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        Action[] all = [.. actions];
        if (all.Contains(null))
            throw new ArgumentException("One of the actions was null.");

        // Without a limit each action has a worker of its own, however many there are.
        var each = options is { MaxDegreeOfParallelism: > 0 }
            ? options
            : new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, all.Length), CancellationToken = options?.CancellationToken ?? default };
        new ParallelLoop(0, all.Length, each, runsAll: true).Run(worker =>
        {
            while (worker.MoveNext())
                all[worker.Iteration]();
        });
    }

    private static ParallelLoopResult Run(long from, long to, ParallelOptions? options, Action<long, ParallelLoopState> body) =>
        new ParallelLoop(from, to, options).Run(worker =>
        {
            var state = new ParallelLoopState(worker);
            while (worker.MoveNext())
                body(worker.Iteration, state);
        });

    private static ParallelLoopResult Run<TLocal>(
        long from,
        long to,
        ParallelOptions? options,
        Func<TLocal> localInit,
        Func<long, ParallelLoopState, TLocal, TLocal> body,
        Action<TLocal> localFinally)
    {
        ArgumentNullException.ThrowIfNull(localInit);
        ArgumentNullException.ThrowIfNull(localFinally);
        return new ParallelLoop(from, to, options, isDealt: true).Run(worker =>
        {
            if (!worker.MoveNext())
                return;
            var state = new ParallelLoopState(worker);
            var local = localInit();
            try
            {
                do
                    local = body(worker.Iteration, state, local);
                while (worker.MoveNext());
            }
            finally
            {
                localFinally(local);
            }
        });
    }

    private static ParallelOptions Required(ParallelOptions parallelOptions)
    {
        ArgumentNullException.ThrowIfNull(parallelOptions);
        return parallelOptions;
    }
}
