using Spectre.Console;

namespace Threads.Labs.Reports;

/// <summary>What a piece of text means; one accent a meaning.</summary>
public enum Tone
{
    /// <summary>Text.</summary>
    Plain,

    /// <summary>A heading, a name.</summary>
    Strong,

    /// <summary>What may be skipped.</summary>
    Quiet,

    /// <summary>Wrong.</summary>
    Bad,

    /// <summary>Proven.</summary>
    Good,

    /// <summary>Interesting.</summary>
    Notice,
}

/// <summary>A piece of a line.</summary>
/// <param name="Text">The text, without line breaks.</param>
/// <param name="Tone">What it means.</param>
public readonly record struct Piece(string Text, Tone Tone = Tone.Plain)
{
    /// <summary>Plain text.</summary>
    public static implicit operator Piece(string text) => new(text);

    /// <summary>Plain text.</summary>
    public static Piece ToPiece(string text) => new(text);
}

/// <summary>
/// Where reports are written: lines of at most <see cref="Width"/> columns, coloured only where a terminal is and
/// <c>NO_COLOR</c> is not set. Not thread-safe.
/// </summary>
public sealed class Screen
{
    /// <summary>Most columns of any report.</summary>
    public const int MaxWidth = 100;

    private const int NarrowestTerminal = 40;
    private readonly IAnsiConsole _console;

    /// <summary>A screen on a writer.</summary>
    /// <param name="writer">Where the text goes.</param>
    /// <param name="width">Columns at hand.</param>
    /// <param name="coloured">Whether to colour.</param>
    public Screen(TextWriter writer, int width, bool coloured)
    {
        Width = Math.Clamp(width, NarrowestTerminal, MaxWidth);
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = coloured ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = coloured ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        _console.Profile.Width = short.MaxValue; // lines are broken here, where their structure is known
    }

    /// <summary>Columns at hand.</summary>
    public int Width { get; }

    /// <summary>The standard output: a terminal's width and colours, or plain text when piped.</summary>
    public static Screen Standard()
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        var piped = Console.IsOutputRedirected;
        var plain = piped || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Screen(Console.Out, piped ? MaxWidth : WidthOfTerminal(), !plain);
    }

    /// <summary>Writes an empty line.</summary>
    public void Line() => _console.WriteLine();

    /// <summary>Writes one line as it is; the caller has seen to its width.</summary>
    public void Line(params IReadOnlyList<Piece> pieces)
    {
        foreach (var piece in WithoutTrailingSpace(pieces)) _console.Write(piece.Text, StyleOf(piece.Tone));
        _console.WriteLine();
    }

    /// <summary>Writes text broken at words, every line indented.</summary>
    public void Paragraph(string text, int indent = 0, Tone tone = Tone.Plain) => Hanging("", text, indent, tone);

    /// <summary>Writes a label and, hanging behind it, text broken at words.</summary>
    public void Hanging(string label, string text, int indent = 0, Tone tone = Tone.Plain)
    {
        ArgumentNullException.ThrowIfNull(label);
        var margin = new string(' ', indent);
        var first = true;
        foreach (var line in Wrap.Lines(text, Width - indent - label.Length))
        {
            Line(margin + (first ? label : new string(' ', label.Length)), new Piece(line, tone));
            first = false;
        }
    }

    /// <summary>The columns of the terminal; as many as a report has at most where there is none.</summary>
    public static int WidthOfTerminal()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : MaxWidth;
        }
        catch (IOException)
        {
            return MaxWidth;
        }
    }

    private static IEnumerable<Piece> WithoutTrailingSpace(IReadOnlyList<Piece> pieces)
    {
        var last = pieces.Count - 1;
        while (last >= 0 && string.IsNullOrWhiteSpace(pieces[last].Text)) last--;
        for (var i = 0; i <= last; i++) yield return i < last ? pieces[i] : pieces[i] with { Text = pieces[i].Text.TrimEnd() };
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Quiet => new Style(foreground: Color.Grey),
        Tone.Bad => new Style(foreground: Color.Red),
        Tone.Good => new Style(foreground: Color.Green),
        Tone.Notice => new Style(foreground: Color.Yellow),
        _ => Style.Plain,
    };
}
