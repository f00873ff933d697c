using Threads.Exploration;

namespace Threads.Speedup;

/// <summary>The programs of a plan: one where the work is always the same, one for each number of threads where it grows. Holds each run to the serial program's answer.</summary>
internal sealed class Programs(Plan plan, Team team)
{
    private readonly Dictionary<int, Prepared> _prepared = [];
    private readonly Dictionary<Prepared, double> _answers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, WrongAnswer> _wrong = [];

    /// <summary>The program for one thread.</summary>
    public Prepared First => Of(1);

    /// <summary>Variants whose answers were wrong.</summary>
    public IReadOnlyList<WrongAnswer> Wrong => [.. _wrong.Values];

    /// <summary>The cases of the plan, the serial program first.</summary>
    /// <exception cref="InvalidInputException">The workload has not the variants asked for.</exception>
    public IReadOnlyList<Case> Cases()
    {
        var variants = First.Variants.Select(variant => variant.Name).ToList();
        if (plan.Variants.FirstOrDefault(name => !variants.Contains(name)) is { } unknown)
            throw new InvalidInputException($"{plan.Workload.Name} has no variant '{unknown}'. It has: {string.Join(", ", variants)}.");
        return [Case.Baseline, .. variants.Where(name => plan.Variants.Count == 0 || plan.Variants.Contains(name)).SelectMany(name => plan.Threads.Select(threads => new Case(name, threads)))];
    }

    /// <summary>Runs a case once.</summary>
    public TeamRun Run(Case one)
    {
        var program = Of(one.Threads);
        if (!_answers.TryGetValue(program, out var expected))
        {
            Run(program, 1, program.Serial);
            _answers[program] = expected = program.Answer();
        }

        var run = Run(program, one.Threads, one.IsBaseline ? program.Serial : program.Variants.First(variant => variant.Name == one.Variant).Work);
        var given = program.Answer();
        if (!(Math.Abs(given - expected) <= program.Tolerance * Math.Abs(expected))) _wrong.TryAdd(one.Variant, new WrongAnswer(one.Variant, expected, given));
        return run;
    }

    private TeamRun Run(Prepared program, int threads, Action<Worker> work)
    {
        program.Reset?.Invoke();
        return team.Run(threads, work, program.Phases.Count);
    }

    private Prepared Of(int threads)
    {
        var times = plan.IsWeak ? threads : 1;
        if (!_prepared.TryGetValue(times, out var program))
            _prepared[times] = program = plan.Workload.Prepare(times == 1 ? plan.Size : plan.Workload.Grow(plan.Size, times));
        return program;
    }
}
