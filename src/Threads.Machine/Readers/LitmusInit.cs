namespace Threads.Machine;

/// <summary>
/// Reads a litmus test's initial values: <c>{ uint64_t x; int y=1; z=2; a[2]={1,2}; 0:rax=x; uint64_t 1:rbx; }</c>. Types are optional.
/// </summary>
/// <param name="tokens">At the opening brace.</param>
/// <param name="data">Where the variables are declared.</param>
internal sealed class LitmusInit(TokenCursor tokens, LitmusData data)
{
    private static readonly Dictionary<string, int> Sizes = new()
    {
        ["char"] = 1,
        ["int8_t"] = 1,
        ["uint8_t"] = 1,
        ["short"] = 2,
        ["int16_t"] = 2,
        ["uint16_t"] = 2,
        ["int"] = 4,
        ["int32_t"] = 4,
        ["uint32_t"] = 4,
        ["unsigned"] = 4,
        ["signed"] = 4,
        ["long"] = 8,
        ["int64_t"] = 8,
        ["uint64_t"] = 8,
        ["intptr_t"] = 8,
        ["uintptr_t"] = 8,
        ["size_t"] = 8,
    };

    private readonly List<(Place Place, long Value, Token? Symbol)> _registers = [];

    /// <summary>The registers that do not begin with 0: their place, and a number or the variable whose address they hold.</summary>
    public IReadOnlyList<(Place Place, long Value, Token? Symbol)> Registers => _registers;

    /// <summary>Reads them all.</summary>
    public void Read()
    {
        tokens.Expect("{");
        while (!tokens.TryTake("}"))
        {
            if (tokens.TryTake(";")) continue;
            ReadEntry();
            if (!tokens.IsAt("}")) tokens.Expect(";", "after an initial value");
        }
    }

    private void ReadEntry()
    {
        var size = ReadType();
        var place = Place.Read(tokens);
        if (place.Thread >= 0)
        {
            if (tokens.TryTake("=")) ReadRegister(place);
        }
        else
        {
            ReadVariable(place, size);
        }
    }

    private int ReadType()
    {
        var size = 0;
        while (tokens.Next.Kind == TokenKind.Name && IsPartOfType(tokens.Next.Text) && tokens.Ahead() is not { Kind: TokenKind.Mark, Text: "=" or ";" or "}" })
        {
            var word = tokens.Take().Text;
            var known = Sizes.GetValueOrDefault(word);
            size = word == "int" && size > 0 ? size : Math.Max(word is "unsigned" or "signed" ? 0 : known, size); // long int, short int
            if (word is "unsigned" or "signed" && tokens.Next.Kind == TokenKind.Name && !Sizes.ContainsKey(tokens.Next.Text)) size = 4;
            if (word is "unsigned" or "signed" && tokens.Next.Kind != TokenKind.Name) size = 4;
        }

        if (size == 0) return 0;
        while (tokens.IsAt("*"))
        {
            tokens.Take();
            size = 8;
        }

        return size;
    }

    private static bool IsPartOfType(string word) => Sizes.ContainsKey(word) || word is "volatile" or "const";

    private void ReadRegister(Place place)
    {
        var (value, symbol) = ReadValue();
        if (symbol is not null && place.Size < 8) tokens.Fail(place.At, "an address has 64 bits; expected a 64-bit register, such as rax, to hold it.");
        if (!Integers.Fits(value, place.Size)) tokens.Fail(tokens.Last, $"{value} does not fit into {place.Size * 8} bits.");
        if (symbol is { } name) data.Use(name, 0);
        if (_registers.Exists(one => (one.Place.Thread, one.Place.Register) == (place.Thread, place.Register)))
            tokens.Fail(place.At, "this register has two initial values.");
        _registers.Add((place, value, symbol));
    }

    private void ReadVariable(Place place, int size)
    {
        var values = new List<long>();
        var count = place.Index >= 0 ? place.Index : 1;
        if (count == 0) tokens.Fail(place.At, $"{place.At} has no elements; expected at least 1.");
        if (tokens.TryTake("="))
        {
            if (place.Index >= 0) ReadElements(values, count, size);
            else values.Add(ReadNumber(size));
        }

        data.Declare(place.At, size, count, values);
    }

    private void ReadElements(List<long> values, int count, int size)
    {
        tokens.Expect("{", "and the elements");
        do
        {
            if (values.Count == count) tokens.Unexpected($"'}}': there are {count} elements");
            values.Add(ReadNumber(size));
        }
        while (tokens.TryTake(","));
        tokens.Expect("}", "after the elements");
    }

    private long ReadNumber(int size)
    {
        var at = tokens.Next;
        var (value, symbol) = ReadValue();
        if (symbol is not null) tokens.Fail(at, "addresses begin in registers, such as 0:rax=x; expected a number here.");
        if (!Integers.Fits(value, size > 0 ? size : 8)) tokens.Fail(at, $"{value} does not fit into {size * 8} bits.");
        return value;
    }

    private (long Value, Token? Symbol) ReadValue()
    {
        if (tokens.IsAt("&")) tokens.Take();
        if (tokens.Next.Kind != TokenKind.Name) return (tokens.ExpectNumber("a number or a variable"), null);
        var symbol = tokens.Take();
        return (tokens.IsAt("+") || tokens.IsAt("-") ? tokens.ExpectNumber("a number of bytes") : 0, symbol);
    }
}
