using System.Globalization;

namespace Threads.SharedMemory.Leftovers;

/// <summary>
/// A process that made something. Process numbers are used again; together with the time at which it started (in clock ticks since
/// the computer did, man 5 proc_pid_stat) one stands for one process only.
/// </summary>
/// <param name="Process">Its number.</param>
/// <param name="StartTime">When it started; 0 when it is gone.</param>
public readonly record struct Owner(int Process, long StartTime)
{
    /// <summary>This process.</summary>
    public static Owner Current { get; } = Of(Environment.ProcessId);

    /// <summary>True while the process runs. One that was killed and that its parent has not asked about yet is dead.</summary>
    public bool IsAlive => StartTime != 0 && Of(Process) == this;

    // A process number has 22 bits at most (man 5 proc_sys_kernel: pid_max); 41 bits of clock ticks last for centuries.
    private const int StartBits = 41;

    /// <summary>Both in one word, which another process reads in one step; never 0 or negative.</summary>
    internal long Packed => ((long)Process << StartBits) | (StartTime & ((1L << StartBits) - 1));

    /// <summary>The process that such a word stands for.</summary>
    internal static Owner Unpack(long word) => new((int)(word >> StartBits), word & ((1L << StartBits) - 1));

    /// <summary>The process that has this number now.</summary>
    public static Owner Of(int process)
    {
        try
        {
            // The name stands in parentheses and may contain anything, parentheses too.
            var status = File.ReadAllText($"/proc/{process}/stat");
            var fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
            const int state = 0, startTime = 19;
            return fields[state] is "Z" or "X" ? new Owner(process, 0) : new Owner(process, long.Parse(fields[startTime], CultureInfo.InvariantCulture));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Owner(process, 0);
        }
    }
}
