namespace Threads.Tests.Cli;

/// <summary><c>threads figure</c>, as a student types it.</summary>
public sealed class FigureCommandTests
{
    [Fact]
    public async Task A_program_is_drawn_as_text_SVG_and_PNG_after_a_schedule()
    {
        var folder = Directory.CreateTempSubdirectory("threads-figure-");
        try
        {
            var (svg, png) = (Path.Combine(folder.FullName, "f.svg"), Path.Combine(folder.FullName, "f.png"));
            var answer = await Tool.Run("figure", "sb", "--processes", "--after", "m1.A1", "--svg", svg, "--png", png);
            Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
            Assert.Contains("x = 1, at 0x70002000 of P0 and 0x50009000 of P1.", answer.Out, StringComparison.Ordinal);
            Assert.All(answer.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
            Assert.StartsWith("<svg", await File.ReadAllTextAsync(svg, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await File.ReadAllBytesAsync(png, TestContext.Current.CancellationToken)).Take(4));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_demonstration_is_drawn_in_the_state_that_its_actors_leave()
    {
        var answer = await Tool.Run("figure", "shared-segments/two-addresses");
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("Frame 0 is behind 0x70002_000 of A and 0x50009_000 of B", answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'threads list address-spaces' names them", "address-spaces")]
    [InlineData("has no figure", "races/increment")]
    [InlineData("--after is for programs", "address-spaces/fork", "--after", "A")]
    [InlineData("does not fit", "sb", "--after", "A.B")]
    [InlineData("cannot be written", "sb", "--svg", "/nowhere/at/all.svg")]
    public async Task What_cannot_be_drawn_is_said_in_one_line(string said, params string[] arguments)
    {
        var answer = await Tool.Run(["figure", .. arguments]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }
}
