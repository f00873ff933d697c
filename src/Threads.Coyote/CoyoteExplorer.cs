using System.Text.Json;
using Threads.Exploration;

namespace Threads.Coyote;

/// <summary>Explores a world with whichever engine the options name, Coyote among them.</summary>
/// <remarks>Not thread-safe; blocks until the exploration is over. The world is opened for its duration.</remarks>
public static class CoyoteExplorer
{
    /// <summary>Explores.</summary>
    /// <param name="world">The program.</param>
    /// <param name="options">Engine, bounds, seed and budget.</param>
    /// <param name="progress">Told the number of runs so far, now and then; null for nobody.</param>
    public static ExplorationResult Explore(IWorld world, Options options, Action<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Engine != Engine.Coyote)
            return Explorer.Explore(world, options, progress);
        using var driver = new CoyoteDriver(NameOf(options), Settings.Of(options));
        return Explorer.Explore(world, driver, options, progress);
    }

    /// <summary>Explores with Coyote until something fails.</summary>
    /// <returns>What was found, and Coyote's own reproducible trace of the failing run; null when nothing failed.</returns>
    public static (ExplorationResult Found, string? Trace) ExploreForTrace(IWorld world, Options options, Action<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var driver = new CoyoteDriver(NameOf(options), Settings.Of(options)) { LeavesTrace = true };
        ExplorationResult found;
        using (driver)
            found = Explorer.Explore(world, driver, options with { Budget = (options.Budget ?? new Budget()) with { SchedulesAfterFailure = 0 } }, progress);
        return (found, driver.Trace);
    }

    /// <summary>Has Coyote repeat the run of one of its reproducible traces, and says how it ends, with its steps.</summary>
    /// <exception cref="InvalidInputException">The text is no trace of Coyote's, or of another program.</exception>
    public static ExplorationResult Replay(IWorld world, string trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        try
        {
            using var driver = new CoyoteDriver(Exploration.Replay.ReportedAs, Settings.Replaying(trace)) { MaxRuns = 1 };
            return Explorer.Replay(world, driver);
        }
        catch (CoyoteGaveUpException exception)
        {
            throw new InvalidInputException("Coyote cannot repeat this trace on this program. Was the program changed since?", exception);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or NullReferenceException or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidInputException("This is no trace of Coyote's: it should be the file that --coyote-trace wrote.", exception);
        }
    }

    private static string NameOf(Options options) => $"coyote ({Settings.NameOf(options.Coyote)})";
}
