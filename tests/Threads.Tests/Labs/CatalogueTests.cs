using Threads.Exploration;
using Threads.Labs;

namespace Threads.Tests.Labs;

/// <summary>Names are forgiving, and what is wrong with a lab is said clearly.</summary>
public sealed class CatalogueTests
{
    private static readonly Repository Here = Repository.Find(AppContext.BaseDirectory)!;

    [Theory]
    [InlineData("races")]
    [InlineData("05-races")]
    [InlineData("05")]
    [InlineData("5")]
    [InlineData("Races")]
    public void A_lab_is_found_by_name_folder_and_number(string name) => Assert.Equal("05-races", Here.Lab(name).Folder);

    [Fact]
    public void A_mistyped_lab_is_guessed()
    {
        var wrong = Assert.Throws<InvalidInputException>(() => Here.Lab("racse"));
        Assert.Equal("No lab 'racse'. Did you mean 'races'?", wrong.Message);
    }

    [Fact]
    public void An_assembly_that_is_no_lab_is_refused()
    {
        var wrong = Assert.Throws<InvalidInputException>(() => LabCatalogue.Read(typeof(CatalogueTests).Assembly));
        Assert.Contains("is no lab", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_repository_is_found_outside_of_one() => Assert.Null(Repository.Find(Path.GetPathRoot(AppContext.BaseDirectory)!));
}
