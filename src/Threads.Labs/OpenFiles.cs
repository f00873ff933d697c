using System.Globalization;
using Threads.Exploration;

namespace Threads.Labs;

/// <summary>How many files, pipes and sockets this process may have open at once (man 2 getrlimit: RLIMIT_NOFILE).</summary>
internal static class OpenFiles
{
    // The runtime alone has about 60 open, each library that it loads is one, and its build tools need more than a measurement does.
    private const int Least = 256;

    /// <summary>Better said at the start than by whatever happens to fail for want of a file, which seldom says why.</summary>
    /// <exception cref="InvalidInputException">They are too few.</exception>
    public static void Require()
    {
        if (Limit() is { } limit && limit < Least)
            throw new InvalidInputException($"This process may have only {limit} files open at once, and the tool needs {Least}. Allow more, with  ulimit -n 1024  in the same shell, and try again.");
    }

    // null where the system does not say, and where nothing limits it (man 5 proc_pid_limits)
    private static int? Limit()
    {
        const string line = "Max open files";
        try
        {
            var found = File.ReadLines("/proc/self/limits").FirstOrDefault(text => text.StartsWith(line, StringComparison.Ordinal));
            var now = found?[line.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
            return int.TryParse(now, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
