namespace Threads.SharedMemory;

/// <summary>The end of a time limit. One without a limit never asks for the time.</summary>
internal readonly struct Deadline
{
    private readonly long _end; // milliseconds since the system started; 0 for no limit

    private Deadline(long end) => _end = end;

    public static Deadline After(TimeSpan limit)
    {
        if (limit == Timeout.InfiniteTimeSpan) return default;
        if (limit < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(limit), limit, "A time limit is zero or more, or Timeout.InfiniteTimeSpan.");
        return new Deadline(Math.Max(1, Environment.TickCount64 + (long)Math.Ceiling(limit.TotalMilliseconds)));
    }

    public bool IsOver => _end != 0 && Environment.TickCount64 >= _end;

    public TimeSpan Left => _end == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Math.Max(0, _end - Environment.TickCount64));
}
