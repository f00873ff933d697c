namespace Threads.Machine;

/// <summary>
/// Reads what is claimed of the final states: <c>exists (0:rax=0 /\ ~(x=1 \/ y!=2))</c>, also with <c>~exists</c> and <c>forall</c>. Binds
/// strongest first: <c>~</c> or <c>not</c>, <c>/\</c>, <c>\/</c>, <c>=></c>.
/// </summary>
/// <param name="tokens">At the quantifier.</param>
/// <param name="readPlace">Reads a place, as the notation writes it.</param>
internal sealed class ClaimParser(TokenCursor tokens, Func<TokenCursor, Observable> readPlace)
{
    private const int MostNested = 200;

    private readonly List<Observable> _places = [];
    private int _nested;

    /// <summary>The places that the claim names, in order.</summary>
    public IReadOnlyList<Observable> Places => _places;

    /// <summary>Reads the claim.</summary>
    public Claim Read()
    {
        var first = tokens.Next;
        var isNegated = tokens.TryTake("~") || tokens.TryTakeName("not");
        var quantifier = tokens.Next switch
        {
            { Kind: TokenKind.Name, Text: "exists" } => isNegated ? Quantifier.NotExists : Quantifier.Exists,
            { Kind: TokenKind.Name, Text: "forall" } when !isNegated => Quantifier.ForAll,
            _ => (Quantifier?)null,
        };
        if (quantifier is null) tokens.Unexpected(isNegated ? "'exists'" : "exists, ~exists or forall, and a proposition");
        tokens.Take();
        var proposition = ReadImplication();
        return new Claim(quantifier!.Value, proposition, tokens.Source.Between(first, tokens.Last));
    }

    private Proposition ReadImplication()
    {
        var left = ReadAny();
        return tokens.TryTake("=>") ? new Any([new Not(left), ReadImplication()]) : left;
    }

    private Proposition ReadAny()
    {
        var parts = new List<Proposition> { ReadAll() };
        while (tokens.TryTake("\\/")) parts.Add(ReadAll());
        return parts is [var only] ? only : new Any(parts);
    }

    private Proposition ReadAll()
    {
        var parts = new List<Proposition> { ReadOne() };
        while (tokens.TryTake("/\\")) parts.Add(ReadOne());
        return parts is [var only] ? only : new All(parts);
    }

    private Proposition ReadOne()
    {
        if (++_nested > MostNested) tokens.Fail(tokens.Next, $"more than {MostNested} parentheses and negations in each other; expected a simpler proposition.");
        var proposition = ReadOneDeeper();
        _nested--;
        return proposition;
    }

    private Proposition ReadOneDeeper()
    {
        if (tokens.TryTake("~") || tokens.TryTakeName("not")) return new Not(ReadOne());
        if (tokens.TryTakeName("true")) return new All([]);
        if (tokens.TryTakeName("false")) return new Any([]);
        if (!tokens.TryTake("(")) return ReadAtom();
        var inner = ReadImplication();
        tokens.Expect(")", "or /\\ or \\/ and more");
        return inner;
    }

    private Proposition ReadAtom()
    {
        var place = ReadPlace();
        var isNegated = tokens.TryTake("!=");
        if (!isNegated && !tokens.TryTake("==")) tokens.Expect("=", "or '!=' and a value");
        Proposition comparison = tokens.IsAt("[") || tokens.IsAt("*") || tokens.Ahead() is { Kind: TokenKind.Mark, Text: ":" }
            ? new AreEqual(place, ReadPlace())
            : ReadValue(place);
        return isNegated ? new Not(comparison) : comparison;
    }

    private HasValue ReadValue(Observable place)
    {
        var at = tokens.Next;
        if (at.Kind == TokenKind.Name) tokens.Fail(at, $"found {at}, which alone means an address; expected a number, or [{at.Text}] for its contents.");
        var value = tokens.ExpectNumber("a number, a register such as 0:rax, or contents such as [x]");
        if (!Integers.Fits(value, place.Size)) tokens.Fail(at, $"{place.Name} has {place.Size * 8} bits, and {value} does not fit into them.");
        return new HasValue(place, Integers.SignExtend(value, place.Size));
    }

    private Observable ReadPlace()
    {
        var place = readPlace(tokens);
        _places.Add(place);
        return place;
    }
}
