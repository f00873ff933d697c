using Threads.Labs.Reports;

namespace Threads.Labs.Charts;

/// <summary>Draws a chart with characters: markers for what was measured, dots for curves.</summary>
public static class TerminalChart
{
    private const int Height = 14;
    private const int LabelWidth = 9;
    private const string Markers = "●▲■◆○△□◇";

    /// <summary>Writes a chart, with its legend beneath.</summary>
    /// <param name="screen">Where.</param>
    /// <param name="chart">The chart; nothing is written when it has no points.</param>
    /// <param name="width">Columns of the plot itself.</param>
    public static void Write(Screen screen, Chart chart, int width = 60)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(chart);
        if (chart.Series.All(series => series.Points.Count == 0)) return;
        var grid = Enumerable.Range(0, Height).Select(_ => Enumerable.Repeat(' ', width).ToArray()).ToArray();
        foreach (var (series, index) in chart.Series.Select((series, index) => (series, index)).OrderByDescending(one => one.series.Kind)) Draw(grid, chart, series, MarkerOf(chart, index));
        screen.Line("  ", new Piece($"{chart.Title}: {chart.Y.Label}", Tone.Strong));
        for (var row = 0; row < Height; row++) screen.Line(LabelOf(chart, row) + " │" + new string(grid[row]));
        screen.Line(new string(' ', LabelWidth) + " └" + new string('─', width));
        var (left, right) = (Number(chart.XRange.Low), Number(chart.XRange.High));
        screen.Line(new string(' ', LabelWidth + 2) + left + chart.X.Label.PadLeft((width + chart.X.Label.Length) / 2 - left.Length).PadRight(width - left.Length - right.Length) + right);
        screen.Line(new string(' ', LabelWidth + 2) + string.Join("   ", chart.Series.Select((series, index) => $"{MarkerOf(chart, index)} {series.Name}")));
    }

    private static char MarkerOf(Chart chart, int index) => chart.Series[index].Kind switch
    {
        SeriesKind.Fitted => '∙',
        SeriesKind.Reference => '·',
        _ => Markers[chart.Series.Take(index).Count(series => series.Kind == SeriesKind.Measured) % Markers.Length],
    };

    private static void Draw(char[][] grid, Chart chart, ChartSeries series, char marker)
    {
        if (series.Kind != SeriesKind.Measured) DrawCurve(grid, chart, series, marker);
        foreach (var point in series.Points.Where(_ => series.Kind == SeriesKind.Measured))
        {
            var column = ColumnOf(grid, chart, point.X);
            for (var row = RowOf(chart, point.High); row <= RowOf(chart, point.Low); row++) grid[row][column] = '│';
            grid[RowOf(chart, point.Y)][column] = marker;
        }
    }

    // A curve is given by few points: between two it is straight on these axes.
    private static void DrawCurve(char[][] grid, Chart chart, ChartSeries series, char marker)
    {
        foreach (var (from, to) in series.Points.Zip(series.Points.Skip(1)))
        {
            var (first, last) = (ColumnOf(grid, chart, from.X), ColumnOf(grid, chart, to.X));
            for (var column = first; column <= last; column++)
            {
                var part = last == first ? 0 : (double)(column - first) / (last - first);
                var place = ((1 - part) * chart.Y.Place(from.Y, chart.YRange)) + (part * chart.Y.Place(to.Y, chart.YRange));
                grid[RowAt(place)][column] = marker;
            }
        }
    }

    private static int ColumnOf(char[][] grid, Chart chart, double x) => (int)Math.Round(chart.X.Place(x, chart.XRange) * (grid[0].Length - 1));

    private static int RowOf(Chart chart, double y) => RowAt(chart.Y.Place(y, chart.YRange));

    private static int RowAt(double place) => Height - 1 - (int)Math.Round(Math.Clamp(place, 0, 1) * (Height - 1));

    private static string LabelOf(Chart chart, int row) => row % 4 == 1 || row == 0 && Height % 4 != 2
        ? Number(chart.Y.ValueAt(1 - ((double)row / (Height - 1)), chart.YRange)).PadLeft(LabelWidth)
        : new string(' ', LabelWidth);

    private static string Number(double value) => Math.Abs(value) switch
    {
        >= 1e6 => $"{value:0.##e0}",
        >= 100 => $"{value:N0}",
        _ => $"{value:0.##}",
    };
}
