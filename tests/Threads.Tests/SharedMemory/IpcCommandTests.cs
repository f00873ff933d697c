using System.Diagnostics;
using System.Text.Json;
using Threads.SharedMemory.Leftovers;
using Threads.Tests.Cli;

namespace Threads.Tests.SharedMemory;

/// <summary><c>threads ipc</c> as a user runs it: two real processes. What it measures is checked for being there, never for how fast.</summary>
[Collection("Real processes")]
public sealed class IpcCommandTests
{
    // A sample during which the host moves the cores about counts for neither placement: of five, on a busy machine too, some are left.
    private static readonly string[] Quick = ["ipc", "--sizes", "8,64,4096", "--samples", "5", "--milliseconds", "1"];

    [Fact]
    public async Task Every_way_is_measured_in_every_pairing()
    {
        var answer = await Tool.Run([.. Quick, "--json"]);
        Assert.True(answer.ExitCode == 0, answer.Error);
        var lines = answer.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(lines, line => Assert.True(line.GetProperty("nanoseconds").GetDouble() > 0));
        Assert.Equal(["TCP loopback", "Unix socket", "pipe", "shared ring"], lines.Select(line => line.GetProperty("way").GetString()).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["batches", "blocking", "each", "spinning"], lines.Select(line => line.GetProperty("pairing").GetString()).Distinct().Order(StringComparer.Ordinal));
        Assert.All(lines.Where(line => line.GetProperty("way").GetString() == "pipe" && line.GetProperty("pairing").GetString() == "each"), line => Assert.True(line.GetProperty("calls").GetDouble() >= 2));
        Assert.All(lines.Where(line => line.GetProperty("way").GetString() == "shared ring" && line.GetProperty("pairing").GetString() == "spinning"), line => Assert.Equal(0, line.GetProperty("calls").GetDouble()));
    }

    [Fact]
    public async Task The_report_fits_the_screen_and_explains_itself()
    {
        var folder = Directory.CreateTempSubdirectory("threads-ipc-");
        try
        {
            var answer = await Tool.Run([.. Quick, "--save", folder.FullName]);
            Assert.True(answer.ExitCode == 0, answer.Error);
            Assert.All(answer.Out.Split('\n').Where(line => !line.Contains(folder.Name, StringComparison.Ordinal)), line => Assert.True(line.Length <= 100, line));
            foreach (var expected in (string[])["One way, each message by itself", "There and back, both sleep", "Why"])
                Assert.Contains(expected, answer.Out, StringComparison.Ordinal);
            Assert.Matches(@"[0-9]\s+system\s+calls", answer.Out); // wherever the line is broken
            Assert.Equal(
                ["ipc-one-way.png", "ipc-one-way.svg", "ipc-there-and-back.png", "ipc-there-and-back.svg"],
                folder.GetFiles().Where(file => file.Length > 1000).Select(file => file.Name).Order(StringComparer.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Charts_are_saved_only_where_they_are_wanted()
    {
        var answer = await Tool.Run("ipc", "--sizes", "8", "--samples", "1", "--milliseconds", "1");
        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.Contains("Why", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Saved", answer.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Environment.CurrentDirectory, "ipc-*"));
    }

    [Theory]
    [InlineData("--sizes", "7")]
    [InlineData("--sizes", "8,,16")]
    [InlineData("--samples", "0")]
    [InlineData("--samples", "10001")]
    [InlineData("--milliseconds", "5001")]
    [InlineData("--segment", "floppy")]
    [InlineData("--save", "/proc/nowhere")]
    [InlineData("clean", "it")]
    public async Task Wrong_use_is_one_line(string option, string value)
    {
        var answer = await Tool.Run("ipc", option, value);
        Assert.Equal(2, answer.ExitCode);
        Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        if (option == "clean") Assert.Contains("threads ipc clean --help", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charts_are_saved_for_programs_too()
    {
        var folder = Directory.CreateTempSubdirectory("threads-ipc-");
        try
        {
            var answer = await Tool.Run("ipc", "--sizes", "8", "--samples", "1", "--milliseconds", "1", "--json", "--save", folder.FullName);
            Assert.True(answer.ExitCode == 0, answer.Error);
            Assert.All(answer.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => JsonDocument.Parse(line).Dispose());
            Assert.Equal(4, folder.GetFiles().Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task Ended_in_the_middle_it_leaves_nothing(string signal)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "exec", Tool.Program, "ipc", "--samples", "1000" },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var partner = await Partner(process.Id);
        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Gone(partner);
        Assert.NotEqual(0, process.ExitCode);
        Assert.Empty(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain($"process {process.Id}", (await Tool.Run("ipc", "clean")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sysv")]
    [InlineData("posix")]
    public async Task Killed_in_the_middle_it_leaves_what_clean_removes_and_no_process(string segment)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "exec", Tool.Program, "ipc", "--samples", "1000", "--segment", segment },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var partner = await Partner(process.Id);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Gone(partner);
        var answer = await Tool.Run("ipc", "clean");
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains($"left by process {process.Id}", answer.Out.ReplaceLineEndings(" ").Replace("          ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain($"process {process.Id}", (await Tool.Run("ipc", "clean")).Out, StringComparison.Ordinal);
    }

    // The second process appears when the segment is there and it was started: an event, seen by looking.
    private static async Task<Owner> Partner(int parent)
    {
        while (true)
        {
            var children = await File.ReadAllTextAsync($"/proc/{parent}/task/{parent}/children");
            if (int.TryParse(children.Split(' ')[0], out var child)) return Owner.Of(child);
            await Task.Yield();
        }
    }

    private static async Task Gone(Owner process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (process.IsAlive)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
