namespace Threads.Labs;

/// <summary>Finds the name that a mistyped one was meant to be.</summary>
public static class DidYouMean
{
    /// <summary>One line: what is wrong, then the name most like it, or all there are.</summary>
    /// <param name="wrong">What is wrong, as a sentence.</param>
    /// <param name="name">The name that was given.</param>
    /// <param name="kind">What the known ones are, in the plural.</param>
    /// <param name="known">The names that there are.</param>
    public static string Sentence(string wrong, string name, string kind, IReadOnlyList<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        if (known.Count == 0) return $"{wrong} There are no {kind}.";
        var nearest = known.MinBy(candidate => Distance(name, candidate))!;
        var near = Distance(name, nearest) <= Math.Max(2, nearest.Length / 3);
        return near ? $"{wrong} Did you mean '{nearest}'?" : $"{wrong} The {kind} are: {string.Join(", ", known)}.";
    }

    // Levenshtein's distance, row by row, without regard to case.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
