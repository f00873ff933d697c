using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Threads.Benchmarks;

/// <summary>A program in C that answers each line with numbers, compiled with gcc where there is one. It stays, as our own workers do.</summary>
internal sealed class NativePeer : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private NativePeer(DirectoryInfo folder, string program)
    {
        _folder = folder;
        _process = Process.Start(new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["OMP_PROC_BIND"] = "true", ["OMP_PLACES"] = "cores" },
        })!;
    }

    /// <summary>Compiles and starts it; null where there is no compiler.</summary>
    /// <param name="source">A file in <c>Native/</c>.</param>
    /// <param name="options">The compiler's options, beside <c>-O3 -march=native</c>.</param>
    public static NativePeer? TryStart(string source, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("threads-peer-");
        var program = Path.Combine(folder.FullName, Path.GetFileNameWithoutExtension(source));
        try
        {
            using var compiler = Process.Start("gcc", ["-O3", "-march=native", "-o", program, Path.Combine(Native(), source), .. options]);
            compiler.WaitForExit();
            if (compiler.ExitCode == 0) return new NativePeer(folder, program);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no gcc.
        }

        folder.Delete(recursive: true);
        return null;
    }

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
        _folder.Delete(recursive: true);
    }

    private static string Native([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Native");
}
