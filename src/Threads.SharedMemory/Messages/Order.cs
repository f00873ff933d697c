using System.Runtime.InteropServices;

namespace Threads.SharedMemory.Messages;

/// <summary>What one process tells the other to do next, through a ring of such orders.</summary>
/// <param name="What">What.</param>
/// <param name="Way">By which way.</param>
/// <param name="Traffic">Which messages.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Order(What What, Way Way, Traffic Traffic);

/// <summary>What there is to do.</summary>
internal enum What
{
    /// <summary>End.</summary>
    End,

    /// <summary>Receive, or send back, messages.</summary>
    Exchange,

    /// <summary>Bounce a cache line so many times.</summary>
    Canary,
}

/// <summary>What came of an order.</summary>
/// <param name="End">When it was done: the system's monotonic clock, the same for all processes, in ticks.</param>
/// <param name="Calls">System calls that it took.</param>
/// <param name="Sleeps">How often it slept.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Answer(long End, long Calls, long Sleeps);
