using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Threads.Machine;

/// <summary>Goes through a program's tokens. What is not as expected is reported with its place.</summary>
internal sealed class TokenCursor(SourceText source, List<Token> tokens)
{
    private int _at;

    /// <summary>The program.</summary>
    public SourceText Source { get; } = source;

    /// <summary>The token that comes next; the end again and again.</summary>
    public Token Next => tokens[_at];

    /// <summary>The token that was taken last.</summary>
    public Token Last => tokens[Math.Max(0, _at - 1)];

    /// <summary>The token some places further on.</summary>
    public Token Ahead(int count = 1) => tokens[Math.Min(_at + count, tokens.Count - 1)];

    /// <summary>Whether the next token is this punctuation.</summary>
    public bool IsAt(string mark) => Next.Kind == TokenKind.Mark && Next.Text == mark;

    /// <summary>Whether the next token is this name.</summary>
    public bool IsAtName(string name) => Next.Kind == TokenKind.Name && Next.Text == name;

    /// <summary>Takes the next token.</summary>
    public Token Take()
    {
        var token = Next;
        if (token.Kind != TokenKind.End) _at++;
        return token;
    }

    /// <summary>Puts the token back that was taken last.</summary>
    public void Back() => _at--;

    /// <summary>Takes the next token if it is this punctuation.</summary>
    public bool TryTake(string mark)
    {
        if (!IsAt(mark)) return false;
        _at++;
        return true;
    }

    /// <summary>Takes the next token if it is this name.</summary>
    public bool TryTakeName(string name)
    {
        if (!IsAtName(name)) return false;
        _at++;
        return true;
    }

    /// <summary>Takes this punctuation.</summary>
    public Token Expect(string mark, string? why = null)
    {
        if (!IsAt(mark)) Unexpected($"'{mark}'{(why is null ? "" : " " + why)}");
        return Take();
    }

    /// <summary>Takes a name.</summary>
    public Token ExpectName(string what)
    {
        if (Next.Kind != TokenKind.Name) Unexpected(what);
        return Take();
    }

    /// <summary>Takes a number with an optional sign: any that 64 bits can hold, with a sign or without.</summary>
    public long ExpectNumber(string what)
    {
        var isNegative = IsAt("-");
        if (isNegative || IsAt("+")) Take();
        if (Next.Kind != TokenKind.Number) Unexpected(what);
        var token = Take();
        if (!TryParse(token.Text, out var value)) Fail(token, $"found {token}; expected a whole number of at most 64 bits, such as 42 or 0x2a.");
        if (isNegative && value > 1UL << 63) Fail(token, $"-{token.Text} does not fit into 64 bits.");
        return isNegative ? -(long)value : (long)value;
    }

    /// <summary>Reports that the next token is not what was expected.</summary>
    [DoesNotReturn]
    public void Unexpected(string expected) => Fail(Next, $"found {Next}; expected {expected}.");

    /// <summary>Reports a fault.</summary>
    [DoesNotReturn]
    public void Fail(in Token at, string message) => Source.Fail(at, message);

    private static bool TryParse(string text, out ulong value) => text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
        ? ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
