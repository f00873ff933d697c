using System.Text.RegularExpressions;
using Threads.Labs;

namespace Threads.Tests.Xunit;

/// <summary>
/// The packages as a stranger meets them: packed, restored from a folder, used by a project outside this repository, whose
/// one source file is the example of the package's page.
/// </summary>
public sealed partial class PackageTests
{
    private static readonly Repository Here = Repository.Find(AppContext.BaseDirectory)!;
    private static readonly string Example = File.ReadAllText(Path.Combine(Here.Root, "tests", "Threads.Tests", "Xunit", "Example", "AccountTests.cs"));
    private static readonly string Readme = File.ReadAllText(Path.Combine(Here.Root, "src", "Threads.Xunit", "README.md"));

    [Fact]
    public void The_page_of_the_package_shows_the_example_that_is_tested() => Assert.Contains(Example.TrimEnd(), Readme, StringComparison.Ordinal);

    [Fact]
    public async Task One_package_and_one_attribute_explore_the_tests_of_a_project_elsewhere()
    {
        using var project = new ForeignProject(Here);
        var packed = await project.Pack();
        Assert.True(packed.ExitCode == 0, packed.Output);
        Assert.Equal(
            ["Threads.Coyote", "Threads.Exploration", "Threads.Labs", "Threads.Machine", "Threads.Managed", "Threads.SharedMemory", "Threads.Speedup", "Threads.Speedup.BenchmarkDotNet", "Threads.Xunit"],
            project.Packages);

        project.Write("AccountTests.cs", Example);
        var tested = await project.Test();

        Assert.True(tested.ExitCode == 2, tested.Output); // what the runner answers when tests failed
        Assert.Contains("failed Bank.Tests.AccountTests.Two_deposits_are_both_counted", tested.Output, StringComparison.Ordinal);
        Assert.Matches(@"total: 2\s+failed: 1\s+succeeded: 1\s", tested.Output);
        Assert.Contains("AccountTests.cs:16", tested.Output, StringComparison.Ordinal);
        Assert.All(ReportIn(Readme), line => Assert.Contains(line, tested.Output, StringComparison.Ordinal));
    }

    // The report as the page prints it, line by line; how long it took varies.
    private static IEnumerable<string> ReportIn(string page) =>
        Report().Match(page).Groups[1].Value.Split('\n').Select(line => Elapsed().Replace(line, "").Trim()).Where(line => line.Length > 0);

    [GeneratedRegex("```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Report();

    [GeneratedRegex("It took .*")]
    private static partial Regex Elapsed();
}
