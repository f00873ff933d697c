using Threads.Exploration;

namespace Threads.Machine;

/// <summary>Whose turn it is: round and round through all threads, or through a written schedule.</summary>
internal sealed class Turns
{
    private readonly int[] _order;
    private readonly HashSet<int> _running;
    private int _at;

    /// <exception cref="InvalidInputException">The schedule names a thread that does not exist, or leaves one out.</exception>
    public Turns(int threads, string schedule)
    {
        _order = schedule.Length == 0 ? [.. Enumerable.Range(0, threads)] : [.. schedule.Select(letter => Thread(letter, threads))];
        _running = [.. _order];
        var missing = Enumerable.Range(0, threads).FirstOrDefault(thread => !_running.Contains(thread), -1);
        if (missing >= 0) throw new InvalidInputException($"-P {schedule} never lets thread {missing} run: the schedule has to name every thread.");
        IsWritten = schedule.Length > 0;
    }

    /// <summary>Whether a schedule was written.</summary>
    public bool IsWritten { get; }

    /// <summary>The thread whose turn it is.</summary>
    public int Current => _order[_at];

    /// <summary>Whether every thread has ended.</summary>
    public bool AreOver => _running.Count == 0;

    /// <summary>The current thread has ended.</summary>
    public void End() => _running.Remove(Current);

    /// <summary>Lets the next thread run that has not ended; there must be one.</summary>
    public void Next()
    {
        do _at = (_at + 1) % _order.Length;
        while (!_running.Contains(Current));
    }

    private static int Thread(char letter, int threads)
    {
        if (!char.IsAsciiDigit(letter)) throw new InvalidInputException($"-P takes the number of a thread for each instruction, such as 0011; '{letter}' is none.");
        return letter - '0' < threads ? letter - '0' : throw new InvalidInputException($"-P names thread {letter}, but there are {threads} threads, counted from 0 (-t).");
    }
}
