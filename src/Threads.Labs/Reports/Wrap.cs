namespace Threads.Labs.Reports;

/// <summary>Breaks text at words.</summary>
public static class Wrap
{
    /// <summary>The lines of a text, none longer than a width; a word that is longer is cut. Line breaks in the text are kept.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        ArgumentNullException.ThrowIfNull(text);
        width = Math.Max(width, 8);
        foreach (var paragraph in text.Split('\n'))
        {
            var rest = paragraph.TrimEnd();
            while (rest.Length > width)
            {
                var leading = rest.Length - rest.TrimStart().Length;
                var cut = rest.LastIndexOf(' ', width);
                if (cut <= leading) cut = width;
                yield return rest[..cut].TrimEnd();
                rest = rest[cut..].TrimStart();
            }

            yield return rest;
        }
    }

    /// <summary>A text cut to a width, with an ellipsis where something is missing.</summary>
    public static string Clip(string text, int width)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= width ? text : text[..Math.Max(0, width - 1)] + "…";
    }
}
