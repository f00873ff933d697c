using System.Reflection;
using Threads.Exploration;
using Threads.Labs;
using Threads.Labs.Supervision;

namespace Threads.Cli;

/// <summary>Explores a test of any .NET assembly, in a worker of this tool, so that a crash of the explored code is a verdict.</summary>
internal static class AnyAssembly
{
    /// <summary>Does the job.</summary>
    /// <exception cref="InvalidInputException">The file is missing or no .NET assembly, or the test is not in it.</exception>
    public static ExplorationResult Explore(Job job)
    {
        var path = Path.GetFullPath(job.Assembly);
        Demand(path, job.Assembly);
        ExplorationResult? found = null;
        new Supervisor(typeof(AnyAssembly).Assembly.Location).Do(job with { Assembly = path }, 1, (_, result) => found = result);
        return found!;
    }

    private static void Demand(string path, string named)
    {
        if (Directory.Exists(path)) throw new InvalidInputException($"{named} is a folder; name the assembly in it, such as bin/Debug/net10.0/Bank.dll.");
        if (!File.Exists(path)) throw new InvalidInputException($"There is no file {named}. Build the program first, and name the .dll that comes of it.");
        try
        {
            AssemblyName.GetAssemblyName(path);
        }
        catch (BadImageFormatException)
        {
            throw new InvalidInputException($"{named} is not a .NET assembly. Name the .dll, not the source or the launcher beside it.");
        }
    }
}
