using Threads.Exploration;
using Threads.Machine;

namespace Threads.Cli;

/// <summary>Finds and reads the programs of the simulated machine that a command line names: files, and folders of files.</summary>
internal static class ProgramFiles
{
    private const string Litmus = ".litmus";
    private const string Assembly = ".s";

    private static readonly string[] Extensions = [Litmus, Assembly];

    /// <summary>Whether a name is that of such a program, by its ending, of a folder, or of a classic litmus test.</summary>
    public static bool IsProgram(string target) => Directory.Exists(target) || HasExtension(target) || Classics.Names.Contains(target, StringComparer.OrdinalIgnoreCase);

    /// <summary>The files of some targets, in order; those of a folder and all folders in it by name. What cannot be read is in the list too.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> targets) => [.. targets.SelectMany(Find)];

    /// <summary>Reads a program.</summary>
    /// <param name="path">The file, or the name of a classic litmus test.</param>
    /// <param name="options">How a program in OSTEP's assembly is loaded, null for two threads; any other says so itself.</param>
    /// <exception cref="InvalidInputException">It cannot be read, or is no program.</exception>
    public static MachineProgram Read(string path, OstepOptions? options = null)
    {
        if (!HasExtension(path) && Classics.TryRead(path, out var classic)) return classic;
        var text = TextOf(path);
        return !IsAssembly(path) ? LitmusReader.Read(text, path)
            : AssemblyReader.Fits(text) ? AssemblyReader.Read(text, path)
            : ReadOstep(text, path, options ?? new OstepOptions());
    }

    private static bool HasExtension(string target) => Extensions.Any(extension => target.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    // What it may not mean is said on the error output.
    private static MachineProgram ReadOstep(string text, string path, OstepOptions options)
    {
        var program = OstepReader.Read(text, path, options);
        foreach (var note in OstepNotes.On(program)) Console.Error.WriteLine(note);
        return program;
    }

    /// <summary>Whether a name is that of a program in assembly, OSTEP's or the processor's.</summary>
    public static bool IsAssembly(string path) => path.EndsWith(Assembly, StringComparison.OrdinalIgnoreCase);

    /// <summary>A file's text.</summary>
    /// <exception cref="InvalidInputException">It cannot be read.</exception>
    public static string TextOf(string path)
    {
        if (Directory.Exists(path)) throw new InvalidInputException($"{path} is a folder, and no file in it ends with {string.Join(" or ", Extensions)}.");
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

    private static IEnumerable<string> Find(string target)
    {
        if (!Directory.Exists(target)) return [target];
        var found = Directory.EnumerateFiles(target, "*", new EnumerationOptions { RecurseSubdirectories = true }).Where(HasExtension).Order(StringComparer.Ordinal).ToList();
        return found.Count > 0 ? found : [target];
    }
}
