namespace Threads.Machine;

/// <summary>A picture of boxes, texts and arrows, in pixels from the upper left corner.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Title">What it shows, for those who cannot see it.</param>
/// <param name="Boxes">What is drawn first.</param>
/// <param name="Arrows">What is drawn over it.</param>
/// <param name="Labels">What is written on top.</param>
public sealed record Drawing(int Width, int Height, string Title, IReadOnlyList<DrawnBox> Boxes, IReadOnlyList<DrawnArrow> Arrows, IReadOnlyList<DrawnLabel> Labels);

/// <summary>A box.</summary>
/// <param name="X">Its left.</param>
/// <param name="Y">Its top.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Fill">Its colour: <c>#rrggbb</c>.</param>
public readonly record struct DrawnBox(int X, int Y, int Width, int Height, string Fill);

/// <summary>An arrow.</summary>
/// <param name="FromX">Where it begins.</param>
/// <param name="FromY">Where it begins.</param>
/// <param name="ToX">Where its head is.</param>
/// <param name="ToY">Where its head is.</param>
public readonly record struct DrawnArrow(int FromX, int FromY, int ToX, int ToY)
{
    /// <summary>How long the head is.</summary>
    public const int HeadLength = 8;

    /// <summary>The two hind corners of the head.</summary>
    public ((double X, double Y) Left, (double X, double Y) Right) Head
    {
        get
        {
            var angle = Math.Atan2(ToY - FromY, ToX - FromX);
            const double spread = 0.4;
            return (Corner(angle - spread), Corner(angle + spread));
        }
    }

    private (double X, double Y) Corner(double angle) => (ToX - (HeadLength * Math.Cos(angle)), ToY - (HeadLength * Math.Sin(angle)));
}

/// <summary>A text, in a typeface whose letters are equally wide unless it is strong.</summary>
/// <param name="X">Its left.</param>
/// <param name="Y">Its base line.</param>
/// <param name="Text">The text.</param>
/// <param name="IsStrong">Whether it is a heading.</param>
public readonly record struct DrawnLabel(int X, int Y, string Text, bool IsStrong = false);
