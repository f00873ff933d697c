using ScottPlot;
using Threads.Exploration;
using Threads.Labs.Charts;

namespace Threads.Cli.Charts;

/// <summary>Draws charts into files, with ScottPlot: SVG for pages, PNG for everything else.</summary>
internal static class ChartFiles
{
    private const int Width = 800;
    private const int Height = 500;

    /// <summary>Writes a chart as <paramref name="path"/><c>.svg</c> and <c>.png</c>.</summary>
    /// <returns>The files written.</returns>
    /// <exception cref="InvalidInputException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Save(Chart chart, string path)
    {
        using var plot = Draw(chart);
        try
        {
            plot.SaveSvg(path + ".svg", Width, Height);
            plot.SavePng(path + ".png", Width, Height);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"The chart cannot be written to {path}.svg: {exception.Message}", exception);
        }

        return [path + ".svg", path + ".png"];
    }

    private static Plot Draw(Chart chart)
    {
        var plot = new Plot();
        plot.Title(chart.Title);
        plot.XLabel(chart.X.Label);
        plot.YLabel(chart.Y.Label);
        for (var i = 0; i < chart.Series.Count; i++) Add(plot, chart, chart.Series[i], plot.Add.Palette.GetColor(i));
        SetTicks(plot.Axes.Bottom, chart.X, chart.Series.Where(series => series.Kind == SeriesKind.Measured).SelectMany(series => series.Points).Select(point => point.X));
        if (chart.Y.IsLogarithmic) SetTicks(plot.Axes.Left, chart.Y, Decades(chart.YRange));
        if (chart.Y.FromZero) plot.Axes.SetLimitsY(0, chart.YRange.High * 1.08);
        plot.ShowLegend(Alignment.UpperLeft);
        return plot;
    }

    private static void Add(Plot plot, Chart chart, ChartSeries series, Color color)
    {
        var xs = series.Points.Select(point => On(chart.X, point.X)).ToArray();
        var ys = series.Points.Select(point => On(chart.Y, point.Y)).ToArray();
        var line = plot.Add.Scatter(xs, ys);
        line.Color = color;
        line.LegendText = series.Name;
        line.MarkerSize = series.Kind == SeriesKind.Measured ? 7 : 0;
        line.LinePattern = series.Kind == SeriesKind.Reference ? LinePattern.Dashed : LinePattern.Solid;
        if (series.Kind != SeriesKind.Measured) return;
        foreach (var point in series.Points.Where(point => point.High > point.Low))
            plot.Add.Line(On(chart.X, point.X), On(chart.Y, point.Low), On(chart.X, point.X), On(chart.Y, point.High)).Color = color;
    }

    // ScottPlot's own axes are linear: what is drawn on a logarithmic one are logarithms.
    private static double On(ChartAxis axis, double value) => axis.IsLogarithmic ? Math.Log10(value) : value;

    private static void SetTicks(IAxis on, ChartAxis axis, IEnumerable<double> at)
    {
        var values = at.Distinct().Order().ToList();
        if (values.Count > 12) return;
        on.SetTicks([.. values.Select(value => On(axis, value))], [.. values.Select(value => $"{value:#,0.###}")]);
    }

    private static IEnumerable<double> Decades((double Low, double High) range)
    {
        for (var decade = Math.Floor(Math.Log10(range.Low)); decade <= Math.Ceiling(Math.Log10(range.High)); decade++) yield return Math.Pow(10, decade);
    }
}
