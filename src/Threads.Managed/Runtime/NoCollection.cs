using System.Runtime;

namespace Threads.Managed;

/// <summary>
/// Keeps the garbage collector away while a run lasts, so that addresses identify locations. One region serves many runs;
/// between two runs it is renewed when half of it has been used.
/// </summary>
internal sealed class NoCollection : IDisposable
{
    private const long RegionBytes = 200L << 20;

    // Opening a region collects nothing by itself while the machine has memory left: without a collection now and then the
    // heap would grow for ever.
    private static long _allocatedAtCollection;

    // The garbage collections before the region: one exploration at a time has one.
    private static int _collections;

    private long _allocatedAtStart;

    /// <summary>Most bytes that one run may allocate.</summary>
    public static long MaxRunBytes => RegionBytes / 2;

    /// <summary>Opens the region, or renews it when it is half used or was broken.</summary>
    public void Ensure()
    {
        if (IsIntact && GC.GetTotalAllocatedBytes() - _allocatedAtStart < RegionBytes / 2)
            return;
        End();
        if (GC.GetTotalAllocatedBytes() - _allocatedAtCollection >= RegionBytes / 2)
        {
            GC.Collect();
            _allocatedAtCollection = GC.GetTotalAllocatedBytes();
        }

        if (!GC.TryStartNoGCRegion(RegionBytes))
            throw new InsufficientMemoryException("The program keeps so much memory that no region without collections is left for another run.");
        _allocatedAtStart = GC.GetTotalAllocatedBytes();
        _collections = GC.CollectionCount(0);
    }

    /// <summary>
    /// True when a collection took place since the region was opened: another thread of the process allocated too much. What
    /// lies at a known address is unknown from then on, and the run will be repeated.
    /// </summary>
    public static bool IsBroken => GC.CollectionCount(0) != _collections;

    /// <summary>False when a collection took place since the region was opened: addresses may have changed.</summary>
    public static bool IsIntact => GCSettings.LatencyMode == GCLatencyMode.NoGCRegion && !IsBroken;

    public void Dispose() => End();

    private static void End()
    {
        if (GCSettings.LatencyMode != GCLatencyMode.NoGCRegion)
            return;
        try
        {
            GC.EndNoGCRegion();
        }
        catch (InvalidOperationException)
        {
            // Another thread of the process broke the region between the question and the call.
        }
    }
}
