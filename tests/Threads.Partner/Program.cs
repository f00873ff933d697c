using System.Globalization;
using Threads.Partner;
using Threads.SharedMemory;

// The other process of the tests. Its input ends with the process that started it, and it ends with its input, or after 20 seconds.
using var shared = SharedSegment.Open(SegmentName.Parse(args[1]));
switch (args[0])
{
    case "everything":
        Everything.Run(shared);
        break;
    case "attach":
        Console.WriteLine($"{shared.Address}");
        Console.In.Read();
        break;
    case "echo":
        Echo.Run(shared, int.Parse(args[2], CultureInfo.InvariantCulture));
        break;
    case "arrive":
        new SharedBarrier(shared, 0, 2).Arrive(TimeSpan.FromSeconds(20));
        new SharedSemaphore(shared, SharedBarrier.Bytes).Release();
        break;
    default:
        throw new ArgumentException($"There is no part '{args[0]}'.");
}
