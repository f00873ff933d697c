namespace Threads.Benchmarks;

/// <summary>One cell of the table, with what was measured for it so far: nanoseconds a schedule, or a counterexample.</summary>
internal sealed record Case(string Type, string Method, string Program)
{
    private static readonly string[] Engines = ["Coyote", "Random", "Pct", "Exhaustive"];

    /// <summary>Every case, those of one program side by side.</summary>
    public static IReadOnlyList<Case> All { get; } =
    [
        .. from program in new[] { "TwoTasks", "TwoThreads", "FourTasks", "FourThreads" }
           from engine in Engines
           select new Case(nameof(Schedules), engine, program),
        .. from engine in Engines
           where engine != "Pct"
           select new Case(nameof(Counterexample), engine, "LostUpdate"),
    ];

    public List<double> Nanoseconds { get; } = [];

    public double Median => Nanoseconds.Order().ElementAt(Nanoseconds.Count / 2);

    public override string ToString() => $"{Program}, {Method}";
}
