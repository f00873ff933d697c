namespace Labs.Tests;

/// <summary>What every lab is held to as a whole.</summary>
public sealed class LabTests
{
    public static TheoryData<string> Labs => new(BuiltLab.All.Select(lab => lab.Lab.Name));

    [Theory]
    [MemberData(nameof(Labs))]
    public void A_lab_has_a_handout_a_summary_demonstrations_and_exercises(string name)
    {
        var lab = BuiltLab.Open(name);
        Assert.Equal(lab.Folder.Folder, lab.Lab.Folder);
        Assert.True(File.Exists(lab.Folder.Handout));
        Assert.NotEmpty(lab.Lab.Summary);
        Assert.NotEmpty(lab.Lab.Demonstrations);
        Assert.NotEmpty(lab.Lab.Exercises);
    }
}
