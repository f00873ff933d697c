namespace Threads.Machine;

/// <summary>Draws a figure with characters: a row a frame, with the pages of the first process on its left and those of the second on its right.</summary>
/// <remarks>Further processes take turns on the two sides, each page with its process's name.</remarks>
public static class FigureText
{
    private const int What = 10;
    private const int Address = 15;
    private const int Flags = 9;
    private const int Frame = 18;
    private const int Side = What + 1 + Address + 1 + Flags + 4;

    /// <summary>The lines, of at most 100 columns. The notes are not among them.</summary>
    public static IReadOnlyList<string> Lines(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var lines = new List<string> { Heads(figure), Row("virtual address", "flags", "", "┌" + new string('─', Frame - 2) + "┐", "flags", "virtual address", "") };
        foreach (var frame in figure.Frames)
        {
            var pages = figure.PagesOf(frame).ToList();
            AddRows(lines, figure, pages, $"│ frame {frame.Number,-3}{Cut(frame.What, 6),-6} │", "│" + new string(' ', Frame - 2) + "│");
        }

        lines.Add(new string(' ', Side) + " └" + new string('─', Frame - 2) + "┘");
        var missing = figure.Processes.SelectMany((process, index) => process.Pages.Where(page => page.Entry.Frame < 0).Select(page => (index, page))).ToList();
        if (missing.Count > 0) AddRows(lines, figure, missing, new string(' ', Frame), new string(' ', Frame));
        return [.. lines.Select(line => line.TrimEnd())];
    }

    private static void AddRows(List<string> lines, Figure figure, List<(int Process, FigurePage Page)> pages, string first, string further)
    {
        var left = pages.Where(place => place.Process % 2 == 0).Select(place => LeftOf(figure, place.Process, place.Page)).ToList();
        var right = pages.Where(place => place.Process % 2 == 1).Select(place => RightOf(figure, place.Process, place.Page)).ToList();
        for (var row = 0; row < Math.Max(1, Math.Max(left.Count, right.Count)); row++)
            lines.Add($"{(row < left.Count ? left[row] : ""),-Side} {(row == 0 ? first : further)} {(row < right.Count ? right[row] : "")}");
    }

    private static string Heads(Figure figure)
    {
        string Of(int side) => string.Join(", ", figure.Processes.Where((_, index) => index % 2 == side).Select(process => process.Name));
        return $"{Cut(Of(0), Side),-Side} {"  physical memory",-Frame}     {Cut(Of(1), Side - 5)}";
    }

    private static string Row(string address, string flags, string arrow, string middle, string rightFlags, string rightAddress, string rightArrow) =>
        $"{address,-Address} {"",-What} {flags,-Flags}{arrow,-4} {middle} {rightArrow,-4}{rightFlags,-Flags} {rightAddress,-Address}";

    private static string LeftOf(Figure figure, int process, FigurePage page) =>
        $"{AddressOf(page),-Address} {WhatOf(figure, process, page),-What} {FlagsOf(page),-Flags}{(page.Entry.Frame < 0 ? "" : " ──▶"),-4}";

    private static string RightOf(Figure figure, int process, FigurePage page) =>
        $"{(page.Entry.Frame < 0 ? "" : "◀── "),-4}{FlagsOf(page),-Flags} {AddressOf(page),-Address} {WhatOf(figure, process, page)}";

    private static string AddressOf(FigurePage page) => page.AddressText;

    private static string FlagsOf(FigurePage page) => page.Entry.Frame >= 0 ? page.Entry.IsPresent ? page.Entry.ToString() : "no access" : page.Pages == 1 ? "no frame" : $"{page.Pages} pages";

    // Only where several processes share a side does each page say whose it is.
    private static string WhatOf(Figure figure, int process, FigurePage page) =>
        Cut(figure.Processes.Count > 2 ? $"{figure.Processes[process].Name} {page.What}" : page.What, What);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
