namespace Threads.Benchmarks.StateSpaces;

/// <summary>Time to a verdict: SPIN and ours in turn, on the same programs.</summary>
internal static class SpinBenchmark
{
    /// <summary>Measures so many rounds and writes the table of the README; medians over the rounds.</summary>
    public static void Run(int rounds)
    {
        if (!Spin.IsHere) Console.WriteLine("SPIN (Debian package spin) or gcc is not here: ours alone.");
        Console.WriteLine("| program | SPIN states | transitions | compile s | search s | our states | transitions | start s | search s | M steps/s | SPIN's time / ours |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var model in Model.All)
        {
            var (theirs, ours) = (new List<Search>(), new List<Search>());
            for (var round = 0; round < rounds; round++)
            {
                if (Spin.IsHere) theirs.Add(Demand(model, Spin.Verify(model)));
                ours.Add(Demand(model, Ours.Verify(model)));
            }

            Write(model, theirs.Count > 0 ? Median(theirs) : null, Median(ours));
        }
    }

    // A search that finds something else is no peer.
    private static Search Demand(Model model, Search search) => search.Fails == model.Fails ? search
        : throw new InvalidOperationException($"{model.Name}: expected {(model.Fails ? "a failure" : "none")}, found {(search.Fails ? "one" : "none")}.");

    private static Search Median(List<Search> searches) => searches.OrderBy(search => search.Seconds).ElementAt(searches.Count / 2);

    private static void Write(Model model, Search? theirs, Search ours)
    {
        var spin = theirs is { } search ? $"{search.States:N0} | {search.Transitions:N0} | {search.Preparing:N2} | {search.Searching:N2}" : "– | – | – | –";
        Console.WriteLine($"| {model.Name} | {spin} | {ours.States:N0} | {ours.Transitions:N0} | {ours.Preparing:N2} | {ours.Searching:N2}"
            + $" | {ours.Transitions / ours.Searching / 1e6:N2} | {(theirs is { } peer ? $"{peer.Seconds / ours.Seconds:N1}" : "–")} |");
    }
}
