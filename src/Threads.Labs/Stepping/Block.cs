using Threads.Labs.Reports;

namespace Threads.Labs.Stepping;

/// <summary>A part of a screen: a title, and lines below it. Lines are cut at the width that the part gets.</summary>
/// <param name="Title">The title.</param>
/// <param name="Lines">The lines, each of pieces.</param>
internal sealed record Block(string Title, IReadOnlyList<IReadOnlyList<Piece>> Lines)
{
    private const int Gap = 2;

    /// <summary>Sets parts side by side, in equal widths.</summary>
    public static IEnumerable<IReadOnlyList<Piece>> Beside(IReadOnlyList<Block> blocks, int width)
    {
        var each = (width - (Gap * (blocks.Count - 1))) / blocks.Count;
        for (var row = -1; row < blocks.Max(block => block.Lines.Count); row++)
        {
            var line = new List<Piece>();
            foreach (var block in blocks)
            {
                if (line.Count > 0) line.Add(new string(' ', Gap));
                line.AddRange(row < 0 ? [Heading(block.Title, each)] : Fit(row < block.Lines.Count ? block.Lines[row] : [], each));
            }

            yield return line;
        }
    }

    /// <summary>A line of exactly this width: cut, or filled up.</summary>
    private static List<Piece> Fit(IReadOnlyList<Piece> pieces, int width)
    {
        var fitted = new List<Piece>();
        var left = width;
        foreach (var piece in pieces)
        {
            if (piece.Text.Length > left)
            {
                if (left > 0) fitted.Add(piece with { Text = piece.Text[..(left - 1)] + "…" });
                return fitted;
            }

            fitted.Add(piece);
            left -= piece.Text.Length;
        }

        fitted.Add(new string(' ', left));
        return fitted;
    }

    private static Piece Heading(string title, int width)
    {
        var text = $"── {title} ";
        return new Piece(text.Length < width ? text + new string('─', width - text.Length) : text[..width], Tone.Quiet);
    }
}
