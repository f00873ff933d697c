using Microsoft.Coyote;
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
    public static Exploration.Exploration Explore(IWorld world, Options options, Action<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Engine != Engine.Coyote)
            return Explorer.Explore(world, options, progress);
        using var driver = new CoyoteDriver($"coyote ({Settings.NameOf(options.Coyote)})", Settings.Of(options));
        return Explorer.Explore(world, driver, options, progress);
    }
}
