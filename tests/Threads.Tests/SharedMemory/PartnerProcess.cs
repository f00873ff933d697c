using System.Diagnostics;

namespace Threads.Tests.SharedMemory;

/// <summary>A process of its own, with whom a test shares memory: see tests/Threads.Partner.</summary>
internal sealed class PartnerProcess : IDisposable
{
    private readonly Process _process;

    public PartnerProcess(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Threads.Partner"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_EnableDiagnostics"] = "0", ["DOTNET_gcConcurrent"] = "0", ["DOTNET_TieredPGO"] = "0" },
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        Errors = _process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public Task<string> Errors { get; }

    /// <summary>The next line that it says; fails with what it complained about.</summary>
    public async Task<string> Line() => await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await Errors);

    /// <summary>Kills it, kill -9, and waits until it is gone.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits until it has ended by itself, in 20 seconds.</summary>
    public async Task<int> End()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }
}
