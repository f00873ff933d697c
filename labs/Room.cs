namespace Threads.Labs;

/// <summary>
/// A place that checks send threads through, to find out whether two can be in it at once. Any thread may call at any time;
/// none ever waits.
/// </summary>
internal sealed class Room
{
    /// <summary>What a room says once two were in it at once: the value that such a check <c>Reaches</c>.</summary>
    public const string Together = "two inside at once";

    private int inside;
    private bool met;

    /// <summary>Goes in, and out again.</summary>
    public void Visit()
    {
        if (Interlocked.Increment(ref inside) > 1) Volatile.Write(ref met, true);
        Interlocked.Decrement(ref inside);
    }

    /// <summary>Goes in, and out again, and demands that nobody else is inside.</summary>
    public void VisitAlone()
    {
        Check.That(Interlocked.Increment(ref inside) == 1, "Two threads were inside at once.");
        Interlocked.Decrement(ref inside);
    }

    /// <summary>Whether two were inside at once; asked when all have left.</summary>
    public string Seen => Volatile.Read(ref met) ? Together : "one at a time";
}
