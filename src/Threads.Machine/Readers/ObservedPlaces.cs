namespace Threads.Machine;

/// <summary>What is observed of a program's final states, and claimed of them: <c>locations [x; 0:rax;]</c>, <c>exists (x=1)</c>.</summary>
/// <param name="threads">How many threads there are.</param>
/// <param name="find">The variable with a name.</param>
internal sealed class ObservedPlaces(int threads, Func<Token, Variable> find)
{
    private readonly List<Observable> _all = [];

    /// <summary>As states are printed: registers by thread, then variables by name; each once.</summary>
    public List<Observable> InOrder =>
    [
        .. _all.Distinct()
            .OrderBy(one => one.Thread < 0)
            .ThenBy(one => one.Thread)
            .ThenBy(one => RegisterNames.Rank(one.Register))
            .ThenByDescending(one => one.Thread < 0 ? 0 : one.Size)
            .ThenBy(one => one.Name, StringComparer.Ordinal),
    ];

    /// <summary>Observes a variable, each of its elements.</summary>
    public void Add(Variable variable)
    {
        for (var element = 0; element < variable.Count; element++) _all.Add(Element(variable, variable.Count == 1 ? -1 : element));
    }

    /// <summary>Reads <c>locations [x; 0:rax;]</c>, behind the word.</summary>
    public void ReadLocations(TokenCursor tokens)
    {
        tokens.Expect("[", "and the places to observe");
        while (!tokens.TryTake("]"))
        {
            if (tokens.TryTake(";")) continue;
            _all.Add(Read(tokens));
            if (!tokens.IsAt("]")) tokens.Expect(";", "after a place");
        }
    }

    /// <summary>Reads a claim, up to the end.</summary>
    /// <param name="tokens">At the quantifier.</param>
    /// <param name="end">What comes after it: <c>the end of the file</c>.</param>
    public Claim ReadClaim(TokenCursor tokens, string end)
    {
        var parser = new ClaimParser(tokens, Read);
        var claim = parser.Read();
        if (tokens.Next.Kind != TokenKind.End) tokens.Unexpected($"/\\ or \\/ and more, or {end}");
        _all.AddRange(parser.Places);
        return claim;
    }

    /// <summary>Demands that a place's thread exists.</summary>
    public void CheckThread(TokenCursor tokens, Place place)
    {
        if (place.Thread >= threads) tokens.Fail(place.At, $"there is no thread {place.Thread}; expected 0{(threads > 1 ? $" to {threads - 1}" : "")}.");
    }

    private Observable Read(TokenCursor tokens)
    {
        var place = Place.Read(tokens);
        if (place.Thread >= 0)
        {
            CheckThread(tokens, place);
            return new Observable(place.Thread, place.Register, null, $"{place.Thread}:{RegisterNames.Of(place.Register, place.Size)}") { Size = place.Size };
        }

        var variable = find(place.At);
        if (place.Index < 0 && variable.Count > 1) tokens.Fail(place.At, $"{place.At} has {variable.Count} elements; expected one of them, such as {variable.Name}[0].");
        if (place.Index >= variable.Count) tokens.Fail(place.At, $"{place.At} has {variable.Count} elements, counted from 0; there is no element {place.Index}.");
        return Element(variable, place.Index);
    }

    private static Observable Element(Variable variable, int index)
    {
        var name = index < 0 ? variable.Name : $"{variable.Name}[{index}]";
        var element = new Variable(name, variable.Offset + (Math.Max(index, 0) * variable.Size), variable.Size);
        return new Observable(-1, Register.None, element, name) { Size = variable.Size };
    }
}
