namespace Threads.Machine;

/// <summary>
/// Cuts a program into tokens. Any character makes some token: what does not belong is found where something else was expected.
/// </summary>
/// <param name="source">The program.</param>
/// <param name="notation">Decides comments (<c>(* *)</c> and <c>//</c> in litmus tests, <c>#</c>, <c>//</c> and <c>/* */</c> in assembly) and whether lines count.</param>
internal sealed class Lexer(SourceText source, Notation notation)
{
    private static readonly string[] Pairs = ["/\\", "\\/", "!=", "=>", "=="];

    private readonly string _text = source.Text;
    private readonly List<Token> _tokens = [];
    private int _at;
    private int _line;
    private int _lineStart;

    /// <summary>All tokens from a character on; the last one is the end.</summary>
    public List<Token> Read(int start)
    {
        _at = start;
        (_line, var column) = source.PlaceOf(start);
        _lineStart = start - column + 1;
        while (_at < _text.Length) ReadOne();
        Add(TokenKind.End, _at, _at, "");
        return _tokens;
    }

    /// <summary>The first character at or after one that is neither blank nor in a comment.</summary>
    public static int SkipBlanks(SourceText source, int at)
    {
        while (at < source.Text.Length)
        {
            if (char.IsWhiteSpace(source.Text[at])) at++;
            else if (CommentEnd(source, Notation.Litmus, at) is var end && end > at) at = end;
            else break;
        }

        return at;
    }

    private void ReadOne()
    {
        var (start, character) = (_at, _text[_at]);
        if (character == '\n') ReadLine();
        else if (char.IsWhiteSpace(character)) _at++;
        else if (CommentEnd(source, notation, start) is var end && end > start) Skip(end);
        else if (character == '"') ReadText();
        else if (IsOfName(character)) Add(char.IsAsciiDigit(character) ? TokenKind.Number : TokenKind.Name, start, Run(start));
        else Add(TokenKind.Mark, start, start + (Pairs.Any(pair => string.CompareOrdinal(_text, start, pair, 0, 2) == 0) ? 2 : 1));
    }

    private static int CommentEnd(SourceText source, Notation notation, int at)
    {
        var text = source.Text.AsSpan(at);
        if (text.StartsWith("//") || (notation == Notation.Assembly && text[0] == '#'))
            return text.IndexOf('\n') is >= 0 and var end ? at + end : source.Text.Length;
        return notation == Notation.Litmus ? NestedEnd(source, at, "(*", "*)") : NestedEnd(source, at, "/*", "*/");
    }

    // A comment in a comment, as herd reads them.
    private static int NestedEnd(SourceText source, int at, string open, string close)
    {
        var text = source.Text;
        var (depth, next) = (0, at);
        do
        {
            if (string.CompareOrdinal(text, next, open, 0, 2) == 0) (depth, next) = (depth + 1, next + 2);
            else if (depth == 0) return at;
            else if (string.CompareOrdinal(text, next, close, 0, 2) == 0) (depth, next) = (depth - 1, next + 2);
            else next++;
            if (depth > 0 && next >= text.Length) source.Fail(at, $"this comment does not end; expected '{close}'.");
        }
        while (depth > 0);
        return next;
    }

    private void Skip(int end)
    {
        for (; _at < end; _at++)
        {
            if (_text[_at] == '\n') (_line, _lineStart) = (_line + 1, _at + 1);
        }
    }

    private void ReadLine()
    {
        if (notation == Notation.Assembly) Add(TokenKind.Line, _at, _at + 1, "");
        else _at++;
        (_line, _lineStart) = (_line + 1, _at);
    }

    private void ReadText()
    {
        var end = _text.IndexOf('"', _at + 1);
        if (end < 0) source.Fail(_at, "this text does not end; expected '\"'.");
        var start = _at;
        Add(TokenKind.Text, start, start + 1, _text[(start + 1)..end]);
        Skip(end + 1);
    }

    private int Run(int end)
    {
        while (end < _text.Length && IsOfName(_text[end])) end++;
        return end;
    }

    private static bool IsOfName(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '.';

    private void Add(TokenKind kind, int start, int end, string? text = null)
    {
        _tokens.Add(new Token(kind, text ?? _text[start..end], start, end, _line, start - _lineStart + 1));
        _at = end;
    }
}
