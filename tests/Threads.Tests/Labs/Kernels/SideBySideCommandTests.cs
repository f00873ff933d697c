using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Threads.SharedMemory.Leftovers;
using Threads.SharedMemory.Native;
using Threads.Tests.Cli;

namespace Threads.Tests.Labs.Kernels;

/// <summary><c>threads run shared-segments/…</c> as a student types it: two kernels side by side; and what it leaves, whoever is killed.</summary>
[Collection("Real processes")]
public sealed partial class SideBySideCommandTests
{
    private const int Stop = 19, Continue = 18, Interrupt = 2;
    private static readonly string[] Command = ["run", "shared-segments/two-addresses", "--trials", "0"];
    private static readonly string[] FigureCommand = ["figure", "shared-segments/two-addresses"];

    [Fact]
    public async Task Both_kernels_stand_in_one_table_that_fits_the_screen()
    {
        var answer = await Tool.Run(Command);
        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.Contains("  B read [@2]                     7          7", answer.Out, StringComparison.Ordinal);
        Assert.Contains("✓ All 5 answers are the same", answer.Out, StringComparison.Ordinal);
        Assert.All(answer.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        Assert.All(PartnersIn(answer.Out), AssertLeftNothing);
    }

    [Fact]
    public async Task The_whole_lab_shows_both_kernels_for_each_of_its_demonstrations()
    {
        var answer = await Tool.Run("run", "shared-segments", "--trials", "0");
        Assert.True(answer.ExitCode == 0, answer.Out + answer.Error);
        Assert.Equal(8, Regex.Count(answer.Out, "✓ All [0-9]+ answers are the same"));
    }

    [Fact]
    public async Task The_figure_shows_one_frame_in_two_real_processes()
    {
        foreach (var figure in (string[])["shared-segments/two-addresses", "address-spaces/two-addresses"])
        {
            var text = Unbroken((await Tool.Run("figure", figure)).Out);
            Assert.Matches("one segment in two processes: (frame|inode) [^ ]+ is behind 0x[0-9a-f]+ of A and 0x[0-9a-f]+ of B", text);
            Assert.All(PartnersIn(text), AssertLeftNothing);
        }
    }

    [Theory]
    [InlineData("shmmax", 4095, "shmget: EINVAL.")]
    [InlineData("shmmni", 0, "shmget: ENOSPC: no identifier or no space is left. Remove what nobody uses: threads ipc clean,")]
    public async Task A_figure_that_this_computer_cannot_complete_is_shown_without_its_part(string limit, int value, string why)
    {
        var answer = await UnderAnotherAdministrator(limit, value, FigureCommand);
        Assert.True(answer.ExitCode == 0, answer.Out);
        Assert.Contains($"Not shown on this computer: {why}", Unbroken(answer.Out), StringComparison.Ordinal);
        Assert.Contains("Two processes, one segment, two virtual addresses", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_answers_otherwise_is_reported_with_exit_1()
    {
        var answer = await UnderAnotherAdministrator("shmmax", 4095, Command);
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("✗ The kernels part at step 1.", answer.Out, StringComparison.Ordinal);
        Assert.Contains("-1 EINVAL", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kernel_without_segments_is_said_and_the_simulated_half_is_shown()
    {
        var answer = await UnderAnotherAdministrator("shmmni", 0, Command);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("Not compared with this computer's kernel: shmget: ENOSPC", answer.Out, StringComparison.Ordinal);
        Assert.Contains("  B read [@2]                     7", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_privilege_inode_and_offset_stand_for_the_frame()
    {
        var answer = await Through(["setpriv", "--bounding-set=-sys_admin", "--inh-caps=-sys_admin"], Command);
        Assert.Equal(0, answer.ExitCode);
        Assert.Matches("@1 in A .* → inode [0-9]+, offset 0x0", answer.Out);
        Assert.Contains("This system hides frame numbers", answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the tool is killed")]
    [InlineData("Ctrl-C")]
    [InlineData("A is killed")]
    [InlineData("the tool and A are killed")]
    public async Task Nothing_is_left_when(string what)
    {
        var (tool, a, b) = await InTheMiddle();
        var output = tool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        int[] hit = what switch { "Ctrl-C" => [tool.Id, a.Process, b.Process], "A is killed" => [a.Process], "the tool is killed" => [tool.Id], _ => [tool.Id, a.Process] };
        foreach (var process in hit) _ = Processes.Signal(process, what == "Ctrl-C" ? Interrupt : Processes.Kill);
        _ = Processes.Signal(b.Process, Continue);
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Gone(a);
        await Gone(b);
        AssertLeftNothing(a.Process);
        AssertLeftNothing(b.Process);
        if (what != "A is killed") return;
        Assert.True(tool.ExitCode == 3, await output);
        Assert.Contains($"cut short: Process {a.Process} is gone before its time: signal 9 ended it.", Unbroken(await output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_all_leave_who_are_killed_at_once_is_cleaned_up()
    {
        // The tool waits for B, which is stopped: nobody is there to clean up after A.
        var (tool, a, b) = await InTheMiddle();
        foreach (var process in (int[])[a.Process, tool.Id, b.Process]) _ = Processes.Signal(process, Processes.Kill);
        await Gone(a);
        await Gone(b);
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"left by process {a.Process}", Unbroken((await Tool.Run("ipc", "clean")).Out), StringComparison.Ordinal);
        AssertLeftNothing(a.Process);
    }

    // A has made and attached its segment, and B is stopped before it has: the tool waits for it. On a busy machine B may be seen too late: once more, then.
    private static async Task<(Process Tool, Owner A, Owner B)> InTheMiddle()
    {
        while (true)
        {
            var tool = Process.Start(new ProcessStartInfo("dotnet", ["exec", Tool.Program, .. Command]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            if (await StopSecond(tool) is { } partners) return (tool, partners.A, partners.B);
            await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
            tool.Dispose();
        }
    }

    private static async Task<(Owner A, Owner B)?> StopSecond(Process tool)
    {
        int a = 0, b = 0;
        while (a == 0 || b == 0)
        {
            if (tool.HasExited) return null;
            foreach (var child in ChildrenOf(tool.Id))
            {
                if (IsPartner(child, 0)) a = child;
                if (IsPartner(child, 1)) b = child;
            }
        }

        var (first, second) = (Owner.Of(a), Owner.Of(b));
        _ = Processes.Signal(b, Stop);
        while (first.IsAlive && second.IsAlive && !Text($"/proc/{b}/maps").Contains("/SYSV", StringComparison.Ordinal))
        {
            if (SegmentsOf(a).Any(columns => columns[6] == "1")) return (first, second);
            await Task.Yield();
        }

        _ = Processes.Signal(b, Continue);
        return null;
    }

    private static IEnumerable<int> ChildrenOf(int process) =>
        Directory.GetDirectories($"/proc/{process}/task").SelectMany(task => Text($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(child => int.Parse(child, CultureInfo.InvariantCulture));

    private static bool IsPartner(int process, int place) => Text($"/proc/{process}/cmdline").EndsWith($"--segment-partner\0{place}\0", StringComparison.Ordinal);

    private static IEnumerable<string[]> SegmentsOf(int maker) =>
        File.ReadLines("/proc/sysvipc/shm").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(columns => columns[4] == $"{maker}");

    private static IEnumerable<int> PartnersIn(string text)
    {
        var match = PartnersPattern().Match(Unbroken(text));
        Assert.True(match.Success && match.Groups[1].Value != match.Groups[2].Value, text);
        return [.. match.Groups.Values.Skip(1).Select(group => int.Parse(group.Value, CultureInfo.InvariantCulture))];
    }

    private static void AssertLeftNothing(int process)
    {
        Assert.False(Owner.Of(process).IsAlive);
        Assert.Empty(SegmentsOf(process));
        Assert.True(!Directory.Exists(Records.Folder) || Directory.GetFiles(Records.Folder, $"{process}-*").Length == 0);
    }

    // Its first thread may have ended while others have not: until then what it had attached is so.
    private static async Task Gone(Owner process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Directory.Exists($"/proc/{process.Process}") && Owner.Of(process.Process) is var owner && (owner == process || Tasks(process.Process) > 1))
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static int Tasks(int process)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{process}/task").Length;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    // A namespace of its own, in which a limit is another: a kernel that rightly answers otherwise than the simulated one expects.
    private static Task<(int ExitCode, string Out)> UnderAnotherAdministrator(string limit, int value, string[] command) =>
        Through(["unshare", "--ipc", "sh", "-c", $"echo {value} > /proc/sys/kernel/{limit} && exec \"$@\"", "sh"], command);

    private static async Task<(int ExitCode, string Out)> Through(string[] prefix, string[] command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists($"/usr/bin/{prefix[0]}"), $"{prefix[0]} and the privilege to use it are needed");
        var start = new ProcessStartInfo(prefix[0], [.. prefix.Skip(1), "dotnet", "exec", Tool.Program, .. command]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return ""; // it has just ended
        }
    }

    private static string Unbroken(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("A is process ([0-9]+) and B is process ([0-9]+)")]
    private static partial Regex PartnersPattern();
}
