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
            return command();
        }
        catch (InvalidInputException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.WrongUse;
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine($"The tool itself failed, and this says nothing about your program: {exception.Message}");
            return ExitCode.ToolFailed;
        }
    }
}
