using Threads.Labs;
using Threads.Labs.Kernels;

namespace Labs.Tests;

/// <summary>Demonstrations about segments, played on the simulated kernel and, in real processes, on this computer's.</summary>
public sealed class KernelTests
{
    public static TheoryData<string, string> OnBoth =>
        new(BuiltLab.All.SelectMany(lab => lab.Original.Demonstrations.Where(demonstration => demonstration.OnMachine is not null).Select(demonstration => (lab.Lab.Name, demonstration.Name))));

    [Theory]
    [MemberData(nameof(OnBoth))]
    public void Both_kernels_give_the_same_answers(string lab, string name)
    {
        var kernels = Play(lab, name);
        Assert.Equal(kernels.Simulated.Steps.Select(step => (step.Text, step.Answer)), kernels.Real!.Steps.Select(step => (step.Text, step.Answer)));
        Assert.Equal(kernels.Simulated.Steps.SelectMany(step => step.Segments), kernels.Real.Steps.SelectMany(step => step.Segments));
        Assert.Equal(kernels.Simulated.Outcome, kernels.Real.Outcome);
        Assert.True(kernels.IsSame);
        Assert.Equal(ExitCode.Passed, kernels.ExitCode);
    }

    [Fact]
    public void All_of_lab_02_and_Figure_1_of_lab_01_run_on_both()
    {
        var expected = BuiltLab.Open("shared-segments").Lab.Demonstrations.Select(demonstration => ("shared-segments", demonstration.Name)).Append(("address-spaces", "two-addresses"));
        Assert.Equal(expected.Order(), OnBoth.Select(row => row.Data).Order());
    }

    [Theory]
    [InlineData("shared-segments", "two-addresses")]
    [InlineData("shared-segments", "pointer")]
    [InlineData("shared-segments", "offset")]
    [InlineData("address-spaces", "two-addresses")]
    public void One_frame_is_behind_two_addresses_of_two_processes(string lab, string name)
    {
        var kernels = Play(lab, name);
        foreach (var pages in (IReadOnlyList<SeenPage>[])[kernels.Simulated.Pages, kernels.Real!.Pages])
        {
            Assert.Equal(["A", "B"], pages.Select(page => page.Process));
            Assert.Single(pages.Select(page => page.Frame).Distinct());
            Assert.Equal(2, pages.Select(page => page.Address).Distinct().Count());
        }
    }

    private static KernelComparison Play(string lab, string name)
    {
        var built = BuiltLab.Open(lab);
        var kernels = KernelComparison.Of(built.Original.Demonstrations.Single(demonstration => demonstration.Name == name), built.Folder.Assembly);
        Assert.SkipWhen(kernels.Real is null && !kernels.WasCutShort, kernels.Obstacle ?? "");
        return kernels;
    }
}
