using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Threads.Tests.Cli;

namespace Threads.Tests.Speedup;

/// <summary>A job array on a real Slurm of one machine, started here.</summary>
public sealed class SlurmTests : IDisposable
{
    private static readonly string[] Folders = ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("threads-slurm-");
    private readonly List<Process> _daemons = [];

    public void Dispose()
    {
        foreach (var daemon in _daemons)
        {
            daemon.Kill(entireProcessTree: true);
            daemon.WaitForExit();
            daemon.Dispose();
        }

        Environment.SetEnvironmentVariable("SLURM_CONF", null);
        Delete();
    }

    // A step's own daemon has left the tree of its parent, and may put a last file here while the folder is emptied.
    private void Delete()
    {
        for (var left = 20; left > 0; left--)
        {
            try
            {
                _folder.Delete(recursive: true);
                return;
            }
            catch (IOException)
            {
                Thread.Yield();
            }
        }
    }

    [Fact]
    public async Task A_job_array_is_submitted_waited_for_and_merged_and_a_missing_point_is_marked()
    {
        Assert.SkipUnless(await HasSlurm(), "There is no Slurm here that can be started: Debian's package is slurm-wlm (with AuthType=auth/none).");
        var job = Path.Combine(_folder.FullName, "job");
        var answer = await Tool.Run("speedup", "false-sharing", "--size", "10000", "--threads", "1,2", "--variant", "padded", "--seconds", "0.2", "--slurm", job);
        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.DoesNotMatch(@"Missing: \d", answer.Out); // no part is; on a restless machine a variant may have been measured too seldom, and is then missing by its name
        Assert.All(Enumerable.Range(1, 2), threads => Assert.True(File.Exists(Path.Combine(job, $"threads-{threads}.json"))));

        File.Delete(Path.Combine(job, "threads-2.json"));
        var merged = await Tool.Run("speedup", "--merge", job);
        Assert.Equal(0, merged.ExitCode);
        Assert.Contains("Missing: 2 threads.", merged.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Slurm_the_job_is_written_and_the_way_on_is_said()
    {
        Assert.SkipWhen(Find("sbatch") is not null, "There is a Slurm here.");
        var job = Path.Combine(_folder.FullName, "job");
        var answer = await Tool.Run("speedup", "sum", "--threads", "1,2,4", "--weak", "--slurm", job);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("speedup --merge", Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        var script = await File.ReadAllTextAsync(Path.Combine(job, "job.sh"), TestContext.Current.CancellationToken);
        Assert.Contains("#SBATCH --array=0-2", script, StringComparison.Ordinal);
        Assert.Contains("--weak", script, StringComparison.Ordinal);
    }

    private async Task<bool> HasSlurm()
    {
        if (Find("sbatch") is null || Find("slurmctld") is not { } controller || Find("slurmd") is not { } node || Find("sinfo") is not { } info) return false;
        var settings = Path.Combine(_folder.FullName, "slurm.conf");
        await File.WriteAllTextAsync(settings, Settings(), TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "state"));
        Environment.SetEnvironmentVariable("SLURM_CONF", settings);
        _daemons.Add(Start(controller, "-D"));
        _daemons.Add(Start(node, "-D"));
        for (var left = 40; left > 0 && _daemons.TrueForAll(daemon => !daemon.HasExited); left--)
        {
            using var asked = Start(info, "--noheader", "--format=%T");
            var states = asked.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await asked.WaitForExitAsync(TestContext.Current.CancellationToken);
            if ((await states).Contains("idle", StringComparison.Ordinal)) return true;
            await Task.Delay(TimeSpan.FromMilliseconds(250), TestContext.Current.CancellationToken); // the daemons tell nobody when they are ready
        }

        return false;
    }

    private static Process Start(string file, params string[] arguments) => Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static string? Find(string name) => Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private string Settings() => $"""
        ClusterName=threads
        SlurmctldHost={Dns.GetHostName()}(127.0.0.1)
        SlurmUser={Environment.UserName}
        SlurmdUser={Environment.UserName}
        AuthType=auth/none
        CredType=cred/none
        SlurmctldPort={FreePort()}
        SlurmdPort={FreePort()}
        StateSaveLocation={_folder.FullName}/state
        SlurmdSpoolDir={_folder.FullName}/spool
        SlurmctldPidFile={_folder.FullName}/slurmctld.pid
        SlurmdPidFile={_folder.FullName}/slurmd.pid
        SlurmctldLogFile={_folder.FullName}/slurmctld.log
        SlurmdLogFile={_folder.FullName}/slurmd.log
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        SwitchType=switch/none
        MpiDefault=none
        JobAcctGatherType=jobacct_gather/none
        AccountingStorageType=accounting_storage/none
        SelectType=select/cons_tres
        SelectTypeParameters=CR_Core
        SchedulerParameters=batch_sched_delay=0,sched_interval=1
        NodeName={Dns.GetHostName()} NodeAddr=127.0.0.1 CPUs={Environment.ProcessorCount} State=UNKNOWN
        PartitionName=lab Nodes=ALL Default=YES MaxTime=INFINITE State=UP

        """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
