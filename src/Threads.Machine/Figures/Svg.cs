using System.Globalization;
using System.Net;
using System.Text;

namespace Threads.Machine;

/// <summary>Writes a drawing as SVG 1.1.</summary>
public static class Svg
{
    /// <summary>The file's text.</summary>
    public static string Write(Drawing drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{drawing.Width}\" height=\"{drawing.Height}\" viewBox=\"0 0 {drawing.Width} {drawing.Height}\" role=\"img\">\n");
        svg.Append($"<title>{WebUtility.HtmlEncode(drawing.Title)}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        foreach (var box in drawing.Boxes)
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{box.X}\" y=\"{box.Y}\" width=\"{box.Width}\" height=\"{box.Height}\" fill=\"{box.Fill}\" stroke=\"#555555\"/>\n");
        foreach (var arrow in drawing.Arrows)
        {
            var (left, right) = arrow.Head;
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{arrow.FromX} {arrow.FromY}L{arrow.ToX} {arrow.ToY}M{left.X:0.#} {left.Y:0.#}L{arrow.ToX} {arrow.ToY}L{right.X:0.#} {right.Y:0.#}\" fill=\"none\" stroke=\"#333333\" stroke-width=\"1.4\"/>\n");
        }

        foreach (var label in drawing.Labels)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{label.X}\" y=\"{label.Y}\" xml:space=\"preserve\" font-family=\"{(label.IsStrong ? "sans-serif" : "monospace")}\" font-size=\"{(label.IsStrong ? 15 : 13)}\"{(label.IsStrong ? " font-weight=\"bold\"" : "")}>{WebUtility.HtmlEncode(label.Text)}</text>\n");
        return svg.Append("</svg>\n").ToString();
    }
}
