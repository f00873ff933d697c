using SkiaSharp;
using Threads.Exploration;
using Threads.Machine;

namespace Threads.Cli.Charts;

/// <summary>Draws figures of the simulated machine into files.</summary>
internal static class FigureFiles
{
    private const float Scale = 2; // So that it is sharp on screens of today.

    /// <summary>Writes a drawing as SVG.</summary>
    public static void SaveSvg(Drawing drawing, string path) => Save(path, () => File.WriteAllText(path, Svg.Write(drawing)));

    /// <summary>Writes a drawing as PNG.</summary>
    public static void SavePng(Drawing drawing, string path) => Save(path, () =>
    {
        using var surface = SKSurface.Create(new SKImageInfo((int)(drawing.Width * Scale), (int)(drawing.Height * Scale)));
        Draw(surface.Canvas, drawing);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        using var file = File.Create(path);
        data.SaveTo(file);
    });

    private static void Save(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InvalidInputException($"The figure cannot be written to {path}: {exception.Message}", exception);
        }
    }

    private static void Draw(SKCanvas canvas, Drawing drawing)
    {
        canvas.Clear(SKColors.White);
        canvas.Scale(Scale);
        using var line = new SKPaint { Style = SKPaintStyle.Stroke, Color = new SKColor(0x55, 0x55, 0x55), StrokeWidth = 1, IsAntialias = true };
        using var arrowLine = new SKPaint { Style = SKPaintStyle.Stroke, Color = new SKColor(0x33, 0x33, 0x33), StrokeWidth = 1.4f, IsAntialias = true };
        foreach (var box in drawing.Boxes)
        {
            using var fill = new SKPaint { Color = SKColor.Parse(box.Fill) };
            canvas.DrawRect(box.X, box.Y, box.Width, box.Height, fill);
            canvas.DrawRect(box.X, box.Y, box.Width, box.Height, line);
        }

        foreach (var arrow in drawing.Arrows)
        {
            var (left, right) = arrow.Head;
            canvas.DrawLine(arrow.FromX, arrow.FromY, arrow.ToX, arrow.ToY, arrowLine);
            canvas.DrawLine((float)left.X, (float)left.Y, arrow.ToX, arrow.ToY, arrowLine);
            canvas.DrawLine((float)right.X, (float)right.Y, arrow.ToX, arrow.ToY, arrowLine);
        }

        Write(canvas, drawing.Labels);
    }

    private static void Write(SKCanvas canvas, IReadOnlyList<DrawnLabel> labels)
    {
        using var plainFace = Typeface("DejaVu Sans Mono", "Liberation Mono", "Consolas", "Menlo");
        using var strongFace = Typeface("DejaVu Sans", "Liberation Sans", "Arial", "Helvetica");
        using var plain = new SKFont(plainFace, 13);
        using var strong = new SKFont(strongFace, 15) { Embolden = true };
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        foreach (var label in labels) canvas.DrawText(label.Text, label.X, label.Y, label.IsStrong ? strong : plain, ink);
    }

    private static SKTypeface Typeface(params string[] families) =>
        families.Select(SKFontManager.Default.MatchFamily).FirstOrDefault(face => face is not null) ?? SKTypeface.CreateDefault();
}
