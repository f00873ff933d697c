using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Threads.Benchmarks;

/// <summary>A program in C of <c>Native/</c>, compiled with <c>gcc -O3 -march=native</c> into a folder of its own.</summary>
internal sealed class NativeProgram : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("threads-peer-");

    private NativeProgram()
    {
    }

    /// <summary>Where the program is.</summary>
    public string Executable => Path.Combine(_folder.FullName, "peer");

    /// <summary>Compiles it; null where there is no compiler.</summary>
    /// <param name="source">A file in <c>Native/</c>.</param>
    /// <param name="options">The compiler's other options.</param>
    /// <exception cref="InvalidOperationException">The compiler refuses it, and has said why.</exception>
    public static NativeProgram? TryCompile(string source, params string[] options)
    {
        var program = new NativeProgram();
        try
        {
            using var compiler = Process.Start("gcc", ["-O3", "-march=native", "-o", program.Executable, Path.Combine(Native(), source), .. options]);
            compiler.WaitForExit();
            if (compiler.ExitCode == 0) return program;
        }
        catch (Win32Exception)
        {
            program.Dispose(); // there is no gcc
            return null;
        }

        program.Dispose();
        throw new InvalidOperationException($"gcc refuses {source}.");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Native([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Native");
}
