using System.Text;
using Microsoft.Win32.SafeHandles;
using Threads.Exploration;

namespace Threads.Labs;

/// <summary>The edge between a command and its caller: whatever goes wrong is one clear line and an exit code.</summary>
public static class Guard
{
    /// <summary>Runs a command.</summary>
    /// <param name="command">The command; gives an <see cref="ExitCode"/>.</param>
    public static int Run(Func<int> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        try
        {
            OpenFiles.Require();
            _ = Console.Error; // opened now: a command that fails for want of files would leave none for saying so
            return command();
        }
        catch (InvalidInputException exception)
        {
            Say(exception.Message);
            return ExitCode.WrongUse;
        }
        catch (Exception exception)
        {
            Say($"The tool itself failed, and this says nothing about your program: {exception.Message}");
            return ExitCode.ToolFailed;
        }
    }

    private static void Say(string line)
    {
        const int standardError = 2;
        try
        {
            Console.Error.WriteLine(line);
        }
        catch (Exception) when (!OperatingSystem.IsWindows())
        {
            // The console opens files, and loads libraries, before it writes its first line. What is open already needs neither.
            using var handle = new SafeFileHandle(standardError, ownsHandle: false);
            using var raw = new FileStream(handle, FileAccess.Write, bufferSize: 0);
            raw.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
    }
}
