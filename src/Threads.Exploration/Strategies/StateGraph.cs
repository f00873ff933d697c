namespace Threads.Exploration;

/// <summary>Which state leads to which, and from which of them an end can be reached.</summary>
internal sealed class StateGraph
{
    private readonly List<int> _from = [];
    private readonly List<int> _to = [];
    private readonly List<int> _ends = [];

    /// <summary>Steps taken, those that led to a known state included.</summary>
    public long Transitions => _from.Count + _ends.Count;

    public void Add(int from, int to)
    {
        _from.Add(from);
        _to.Add(to);
    }

    /// <summary>Marks a state in which a run is over, or can be over with the next step.</summary>
    public void AddEnd(int state) => _ends.Add(state);

    /// <summary>The first state, in order of discovery, from which no end can be reached; -1 for none.</summary>
    /// <param name="count">How many states there are.</param>
    /// <param name="counts">Which states are to be considered.</param>
    public int FirstWithoutEnd(int count, Func<int, bool> counts)
    {
        var (first, sources) = Backwards(count);
        var reaches = new bool[count];
        var left = new Stack<int>(_ends);
        foreach (var end in _ends) reaches[end] = true;
        while (left.TryPop(out var state))
        {
            for (var at = first[state]; at < first[state + 1]; at++)
            {
                if (reaches[sources[at]]) continue;
                reaches[sources[at]] = true;
                left.Push(sources[at]);
            }
        }

        for (var state = 0; state < count; state++)
        {
            if (!reaches[state] && counts(state)) return state;
        }

        return -1;
    }

    // The edges by target: a counting sort.
    private (int[] First, int[] Sources) Backwards(int count)
    {
        var first = new int[count + 2];
        foreach (var to in _to) first[to + 2]++;
        for (var state = 2; state < first.Length; state++) first[state] += first[state - 1];
        var sources = new int[_from.Count];
        for (var edge = 0; edge < sources.Length; edge++) sources[first[_to[edge] + 1]++] = _from[edge];
        return (first, sources);
    }
}
