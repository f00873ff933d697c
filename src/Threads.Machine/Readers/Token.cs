namespace Threads.Machine;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>A name: letters, digits, <c>_</c> and <c>.</c>, no digit first.</summary>
    Name,

    /// <summary>A number as it is written, <c>0x1f</c> and the local label <c>1f</c> included.</summary>
    Number,

    /// <summary>Text between quotes.</summary>
    Text,

    /// <summary>Punctuation: one character, or one of <c>/\ \/ != => ==</c>.</summary>
    Mark,

    /// <summary>The end of a line, where lines mean something.</summary>
    Line,

    /// <summary>The end of the file.</summary>
    End,
}

/// <summary>One word of a program, with its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word; of a text, what stands between the quotes.</param>
/// <param name="Start">Its first character, counted from the start of the file.</param>
/// <param name="End">The character after its last.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End, int Line, int Column)
{
    /// <summary>How a message names it.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.End => "the end of the file",
        TokenKind.Line => "the end of the line",
        TokenKind.Text => $"\"{Shorten(Text)}\"",
        _ => $"'{Shorten(Text)}'",
    };

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
