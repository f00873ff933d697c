using System.Runtime.CompilerServices;

namespace Threads.Managed.Twins;

/// <summary>
/// Time limits as the base class library takes them: milliseconds, -1 for ever, 0 without waiting. How long a limit is
/// does not matter here: whether it fires is a choice that is explored.
/// </summary>
internal static class TimeLimit
{
    /// <summary>The limit itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than -1.</exception>
    public static int Of(int milliseconds, [CallerArgumentExpression(nameof(milliseconds))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, Timeout.Infinite, name);
        return milliseconds;
    }

    /// <summary>The limit in whole milliseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than -1 or more than <see cref="int.MaxValue"/> milliseconds.</exception>
    public static int Of(TimeSpan limit, [CallerArgumentExpression(nameof(limit))] string? name = null)
    {
        var milliseconds = (long)limit.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, Timeout.Infinite, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, int.MaxValue, name);
        return (int)milliseconds;
    }
}
