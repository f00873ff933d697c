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
        var errors = Console.Error; // opened now: a command that fails for want of files would leave none for saying so
        try
        {
            return command();
        }
        catch (InvalidInputException exception)
        {
            errors.WriteLine(exception.Message);
            return ExitCode.WrongUse;
        }
        catch (Exception exception)
        {
            errors.WriteLine($"The tool itself failed, and this says nothing about your program: {exception.Message}");
            return ExitCode.ToolFailed;
        }
    }
}
