using System.Numerics;
using System.Runtime.InteropServices;

namespace Threads.Exploration;

/// <summary>
/// Every schedule with no preemption, then every one with one, then two, …: the first failure is the simplest. Iterative
/// context bounding after Musuvathi and Qadeer, <i>Iterative context bounding for systematic testing of multithreaded
/// programs</i> (PLDI 2007), with their happens-before cache: a state that was reached by an equivalent prefix, with the same
/// process about to go on, is not explored again.
/// </summary>
/// <remarks>
/// A thread is stopped only before a step at a contended site, one at which the order of two threads mattered in some run:
/// before any other step it makes no difference. Prefixes that stop it elsewhere are put off until that site proves contended.
/// </remarks>
internal sealed class PreemptionBounded(int? maxPreemptions) : IStrategy
{
    private readonly Dictionary<int, List<(Prefix Before, ulong Fingerprint, int Process, int Bound)>> _putOff = [];

    // With how few preemptions a state was or will be reached with this process about to go on.
    private readonly Dictionary<(ulong Fingerprint, int Next), int> _claimed = [];
    private readonly HashSet<(ulong Fingerprint, int Next)> _seenPutOff = [];
    private Stack<Prefix> _now = new([new Prefix(null, -1, 0)]);
    private Stack<Prefix> _later = new();
    private int[] _forced = [];
    private Prefix _at = null!;
    private Prefix _item = null!;
    private int _bound;

    public string Name => "bounded";

    public bool IsComplete { get; private set; }

    public bool CoversEverything => _later.Count == 0;

    public int? Preemptions { get; private set; }

    // A prefix of a schedule: shared tails would be arrays of arrays.
    private sealed record Prefix(Prefix? Parent, int Process, int Length);

    public bool Begin()
    {
        while (_now.Count == 0)
        {
            Preemptions = _bound;
            if (_later.Count == 0 || _bound == (maxPreemptions ?? int.MaxValue))
            {
                IsComplete = true;
                return false;
            }

            _bound++;
            (_now, _later) = (_later, _now);
        }

        _item = _now.Pop();
        Prepare();
        return true;
    }

    public void Restart() => Prepare();

    public int Choose(WorldState state, Execution run)
    {
        if (run.Count < _forced.Length)
            return _forced[run.Count];
        var chosen = Default.Next(state);
        var continues = chosen == state.Current;
        var site = state.Pending(chosen).Site;
        for (var rest = state.Enabled & ~(1UL << chosen); rest != 0; rest &= rest - 1)
        {
            var other = BitOperations.TrailingZeroCount(rest);
            if (continues && !run.Contended.Contains(site))
                PutOff(site, run.Fingerprint, other);
            else if (Claim(run.Fingerprint, other, continues ? _bound + 1 : _bound))
                (continues ? _later : _now).Push(new Prefix(_at, other, run.Count + 1));
        }

        if (!Claim(run.Fingerprint, chosen, _bound))
            return IScheduler.Stop;
        _at = new Prefix(_at, chosen, run.Count + 1);
        return chosen;
    }

    public void End(Execution run)
    {
        foreach (var site in _putOff.Keys.Where(run.Contended.Contains).ToList())
        {
            foreach (var (before, fingerprint, process, bound) in _putOff[site])
            {
                if (Claim(fingerprint, process, bound + 1))
                    (bound < _bound ? _now : _later).Push(new Prefix(before, process, before.Length + 1));
            }

            _putOff.Remove(site);
        }
    }

    private bool Claim(ulong fingerprint, int next, int preemptions)
    {
        ref var fewest = ref CollectionsMarshal.GetValueRefOrAddDefault(_claimed, (fingerprint, next), out var known);
        if (known && fewest <= preemptions)
            return false;
        fewest = preemptions;
        return true;
    }

    private void PutOff(int site, ulong fingerprint, int process)
    {
        if (!_seenPutOff.Add((fingerprint, process)))
            return;
        if (!_putOff.TryGetValue(site, out var prefixes))
            _putOff[site] = prefixes = [];
        prefixes.Add((_at, fingerprint, process, _bound));
    }

    private void Prepare()
    {
        _at = _item;
        _forced = new int[_item.Length];
        for (var prefix = _item; prefix.Parent is not null; prefix = prefix.Parent)
            _forced[prefix.Length - 1] = prefix.Process;
    }
}
