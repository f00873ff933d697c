using Threads.SharedMemory;

namespace Threads.Partner;

/// <summary>Sends every message back, until the other side closes its end.</summary>
internal static class Echo
{
    public static void Run(SharedSegment shared, int capacity)
    {
        using var there = Ring.OpenReader<long>(shared, capacity, 0);
        using var back = Ring.OpenWriter<long>(shared, capacity, (Ring.Bytes<long>(capacity) + 127) & ~127);
        Console.WriteLine("ready");
        try
        {
            while (true) back.Write(there.Read(TimeSpan.FromSeconds(20)), TimeSpan.FromSeconds(20));
        }
        catch (SharedMemoryException)
        {
            // It has closed its end.
        }
    }
}
