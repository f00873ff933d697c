using System.Diagnostics;
using System.Globalization;
using Threads.SharedMemory.Leftovers;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory.Partners;

/// <summary>
/// A process of its own that makes calls about segments, and uses what it has attached, one step after another as it is told: a real
/// one, which a wrong address ends. What it makes goes with it, whichever of the two processes is killed. Linux only; for one caller.
/// </summary>
public sealed class DrivenProcess : IDisposable
{
    private const int SignalledFrom = 128; // an exit code above this: the number of the signal that ended it
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private bool _isReady;

    private DrivenProcess(Process process) => (_process, Id) = (process, process.Id);

    /// <summary>Its process number.</summary>
    public int Id { get; }

    /// <summary>Starts one, and does not wait until it is ready.</summary>
    /// <param name="program">A program whose first deed is <see cref="SegmentPartner.TryRun"/>, without arguments for it.</param>
    /// <param name="place">How many were started before it: each gets addresses of its own from the kernel.</param>
    /// <exception cref="SharedMemoryException">This is not Linux.</exception>
    public static DrivenProcess Start(ProcessStartInfo program, int place)
    {
        ArgumentNullException.ThrowIfNull(program);
        Platform.Require("A System V segment");
        Cleaning.RunOnce();
        program.ArgumentList.Add(SegmentPartner.Word);
        program.ArgumentList.Add(place.ToString(CultureInfo.InvariantCulture));
        program.RedirectStandardInput = program.RedirectStandardOutput = true;
        program.Environment["DOTNET_EnableDiagnostics"] = "0"; // no socket that would be left behind
        return new DrivenProcess(Process.Start(program)!);
    }

    /// <summary>Has it take one step, and waits until it has.</summary>
    /// <returns>What came of it; null when a segmentation fault ended the process.</returns>
    /// <exception cref="SharedMemoryException">This kernel has no segments; or something else ended the process, and the error number is ESRCH.</exception>
    public SegmentAnswer? Do(SegmentCall call, params ReadOnlySpan<long> arguments)
    {
        if (!_isReady) Prepare();
        var order = string.Create(CultureInfo.InvariantCulture, $"{(int)call}");
        foreach (var argument in arguments) order += string.Create(CultureInfo.InvariantCulture, $" {argument}");
        return Say(order) && Hear() is { } answer ? SegmentPartner.ParseAnswer(answer) : EndedByFault();
    }

    /// <summary>Tells whether somebody has ended it: who is being ended is still seen for a moment, but answers nothing any more.</summary>
    /// <exception cref="SharedMemoryException">It is gone; the error number is ESRCH.</exception>
    public void RequireAlive()
    {
        const int noIdentifier = -1; // so that nothing is removed
        if (Do(SegmentCall.Remove, noIdentifier) is null) throw Ended();
    }

    /// <summary>Ends it: it detaches what it attached, and removes what it made. What others left who were killed is removed with the last.</summary>
    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is gone already.
        }

        if (!_process.WaitForExit(Limit)) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Cleaning.Run();
    }

    private void Prepare()
    {
        _isReady = true;
        if (Hear() is not { } answer) throw Ended();
        if (SegmentPartner.ParseAnswer(answer) is { Result: < 0, ErrorNumber: var errno })
            throw SharedMemoryException.Of("shmget", errno, MeaningOf(errno));
    }

    // Of a segment of one's own, which may always be made where there are any; any other answer means what it means elsewhere.
    private static string? MeaningOf(int errno) => errno is Errno.NotImplemented or Errno.NotPermitted or Errno.AccessDenied
        ? "this kernel gives out no System V segments, as in some containers."
        : null;

    private bool Say(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private string? Hear()
    {
        var line = _process.StandardOutput.ReadLineAsync();
        if (line.Wait(Limit)) return line.Result;
        _process.Kill();
        throw new SharedMemoryException($"Process {Id} did not answer within {Limit.TotalSeconds:0} s: it was stopped.", Errno.NoSuchProcess);
    }

    private SegmentAnswer? EndedByFault()
    {
        const int segmentationFault = 11;
        _process.WaitForExit();
        return _process.ExitCode == SignalledFrom + segmentationFault ? null : throw Ended();
    }

    private SharedMemoryException Ended()
    {
        _process.WaitForExit();
        var how = _process.ExitCode > SignalledFrom ? $"signal {_process.ExitCode - SignalledFrom} ended it" : $"it ended with exit code {_process.ExitCode}";
        return new SharedMemoryException($"Process {Id} is gone before its time: {how}.", Errno.NoSuchProcess);
    }
}
