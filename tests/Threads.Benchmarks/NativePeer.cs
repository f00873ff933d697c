using System.Diagnostics;
using System.Globalization;

namespace Threads.Benchmarks;

/// <summary>A program in C that answers each line with numbers. It stays, as our own workers do.</summary>
internal sealed class NativePeer : IDisposable
{
    private readonly NativeProgram _program;
    private readonly Process _process;

    private NativePeer(NativeProgram program)
    {
        _program = program;
        _process = Process.Start(new ProcessStartInfo(program.Executable)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["OMP_PROC_BIND"] = "true", ["OMP_PLACES"] = "cores" },
        })!;
    }

    /// <summary>Compiles and starts it; null where there is no compiler.</summary>
    /// <inheritdoc cref="NativeProgram.TryCompile"/>
    public static NativePeer? TryStart(string source, params string[] options) => NativeProgram.TryCompile(source, options) is { } program ? new NativePeer(program) : null;

    /// <summary>Sends a line and reads the numbers of the answer.</summary>
    public double[] Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        var answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The program in C ended when asked for {line}.");
        return [.. answer.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
    }

    public void Dispose()
    {
        _process.StandardInput.Close(); // the end of its input is its end
        _process.WaitForExit();
        _process.Dispose();
        _program.Dispose();
    }
}
