using Threads.Exploration;
using Threads.Machine;

namespace Threads.Cli;

/// <summary>Finds and reads the programs of the simulated machine that a command line names: files, and folders of files.</summary>
internal static class ProgramFiles
{
    private static readonly string[] Extensions = [".litmus"];

    /// <summary>Whether a name is that of such a program, by its ending, or of a folder.</summary>
    public static bool IsProgram(string target) => Directory.Exists(target) || Extensions.Any(extension => target.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>The files of some targets, in order; those of a folder and all folders in it by name. A file that is missing is in the list too.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> targets) => [.. targets.SelectMany(Find)];

    /// <summary>Reads a program.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, or is no program.</exception>
    public static MachineProgram Read(string path) => LitmusReader.Read(TextOf(path), path);

    private static IEnumerable<string> Find(string target)
    {
        if (!Directory.Exists(target)) return [target];
        var found = Directory.EnumerateFiles(target, "*", new EnumerationOptions { RecurseSubdirectories = true }).Where(IsProgram).Order(StringComparer.Ordinal).ToList();
        return found.Count > 0 ? found : throw new InvalidInputException($"{target} has no program: no file in it ends with {string.Join(" or ", Extensions)}.");
    }

    private static string TextOf(string path)
    {
        if (Directory.Exists(path)) throw new InvalidInputException($"{path} is a folder; a file was expected.");
        if (!File.Exists(path)) throw new InvalidInputException($"There is no file {path}.");
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path} cannot be read: {exception.Message}", exception);
        }
    }
}
