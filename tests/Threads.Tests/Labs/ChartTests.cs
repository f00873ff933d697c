using Threads.Labs.Charts;
using Threads.Labs.Reports;

namespace Threads.Tests.Labs;

/// <summary>Charts on the screen.</summary>
public sealed class ChartTests
{
    private static readonly ChartAxis Threads = new("threads");

    [Fact]
    public void The_highest_point_is_on_the_top_row_and_the_lowest_at_the_bottom()
    {
        var rows = Draw(new Chart("sum", Threads, new ChartAxis("speedup", FromZero: true), [new ChartSeries("own", [new ChartPoint(1, 0), new ChartPoint(2, 4)])]));
        Assert.EndsWith("●", rows[1], StringComparison.Ordinal);
        Assert.EndsWith("│●", rows[14], StringComparison.Ordinal);
    }

    [Fact]
    public void An_interval_is_a_line_through_its_point()
    {
        var rows = Draw(new Chart("sum", Threads, new ChartAxis("speedup", FromZero: true), [new ChartSeries("own", [new ChartPoint(1, 1, 0, 2), new ChartPoint(2, 1)])]));
        Assert.Equal(12, rows[1..15].Count(row => row.Contains("││", StringComparison.Ordinal)) - 1);
    }

    [Fact]
    public void On_a_logarithmic_axis_equal_factors_are_equal_steps()
    {
        var axis = new ChartAxis("bytes", IsLogarithmic: true);
        Assert.Equal(0.5, axis.Place(100, (10, 1000)), 9);
        Assert.Equal(100, axis.ValueAt(0.5, (10, 1000)), 9);
    }

    [Fact]
    public void The_legend_tells_what_was_measured_from_what_was_fitted()
    {
        ChartPoint[] points = [new(1, 1), new(2, 2)];
        var rows = Draw(new Chart("sum", Threads, new ChartAxis("speedup"), [new("ideal", points, SeriesKind.Reference), new("Amdahl", points, SeriesKind.Fitted), new("own", points), new("naive", points)]));
        Assert.Equal("· ideal   ∙ Amdahl   ● own   ▲ naive", rows[^1].Trim());
        Assert.All(rows, row => Assert.True(row.Length <= Screen.MaxWidth));
    }

    [Fact]
    public void Without_points_nothing_is_drawn() => Assert.Equal([""], Draw(new Chart("sum", Threads, Threads, [new ChartSeries("own", [])])));

    private static string[] Draw(Chart chart)
    {
        using var writer = new StringWriter();
        TerminalChart.Write(new Screen(writer, Screen.MaxWidth, coloured: false), chart);
        return writer.ToString().TrimEnd('\n').Split('\n');
    }
}
