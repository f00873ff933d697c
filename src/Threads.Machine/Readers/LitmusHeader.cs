namespace Threads.Machine;

/// <summary>
/// Reads what stands before the first brace of a litmus test: the architecture and the test's name on one line, then any number
/// of texts in quotes and lines <c>Key=value</c>, which say how the test was made and change nothing.
/// </summary>
internal static class LitmusHeader
{
    private const string Architecture = "X86_64";

    /// <summary>Reads the header.</summary>
    /// <returns>The test's name, the first text, and where the opening brace is.</returns>
    public static (string Name, string Text, int Brace) Read(SourceText source)
    {
        var at = Lexer.SkipBlanks(source, 0);
        var line = LineAt(source, at);
        if (line.Length == 0) source.Fail(at, $"found the end of the file; expected '{Architecture}' and the test's name.");
        var words = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words[0] != Architecture) FailArchitecture(source, at, words[0]);
        if (words.Length < 2) source.Fail(at, $"found nothing behind '{Architecture}'; expected the test's name.");
        var (text, brace) = ReadNotes(source, at + line.Length);
        return (words[1], text, brace);
    }

    private static void FailArchitecture(SourceText source, int at, string word) => source.Fail(at, word switch
    {
        "X86" => $"found 'X86', 32-bit tests in Intel's notation; expected '{Architecture}' and AT&T's notation, such as movq $1,(x).",
        "C" or "AArch64" or "ARM" or "PPC" or "RISCV" or "MIPS" or "LISA" or "Bell" => $"found '{word}', a test for another machine; expected '{Architecture}'.",
        _ => $"found '{Shorten(word)}'; expected '{Architecture}' and the test's name.",
    });

    private static (string Text, int Brace) ReadNotes(SourceText source, int at)
    {
        var text = "";
        while (true)
        {
            at = Lexer.SkipBlanks(source, at);
            if (at >= source.Text.Length) source.Fail(at, "found the end of the file; expected '{' and the initial values.");
            if (source.Text[at] == '{') return (text, at);
            var line = LineAt(source, at);
            if (source.Text[at] == '"')
            {
                var end = source.Text.IndexOf('"', at + 1);
                if (end < 0) source.Fail(at, "this text does not end; expected '\"'.");
                if (text.Length == 0) text = source.Text[(at + 1)..end];
                at = end + 1;
            }
            else if (line.Contains('=', StringComparison.Ordinal))
            {
                at += line.Length;
            }
            else
            {
                source.Fail(at, $"found '{Shorten(line)}'; expected a text in quotes, a line Key=value, or '{{' and the initial values.");
            }
        }
    }

    private static string Shorten(string text) => (text.Length > 40 ? text[..39] + "…" : text).Trim();

    private static string LineAt(SourceText source, int at)
    {
        var end = source.Text.IndexOf('\n', at);
        return end < 0 ? source.Text[at..] : source.Text[at..end];
    }
}
