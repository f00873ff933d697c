using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Threads.Speedup.Native;

/// <summary>What the scheduler knows of the thread that made this (man 5 proc): how long it was ready to run and others ran instead.</summary>
/// <remarks>Linux only; elsewhere <see cref="Waited"/> is null. Used by the thread that made it.</remarks>
internal sealed class Scheduler : IDisposable
{
    private readonly byte[] _text = new byte[96];
    private readonly SafeFileHandle? _file;

    public Scheduler()
    {
        const string Statistics = "/proc/thread-self/schedstat";
        if (File.Exists(Statistics)) _file = File.OpenHandle(Statistics);
    }

    /// <summary>How many nanoseconds the thread has waited for a processor since it began.</summary>
    public long? Waited()
    {
        if (_file is null) return null;
        var fields = Encoding.ASCII.GetString(_text, 0, RandomAccess.Read(_file, _text, 0)).Split(' ');
        return fields.Length >= 2 && long.TryParse(fields[1], CultureInfo.InvariantCulture, out var waited) ? waited : null;
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>The time that a host took from all processors of this machine together, and all their time, since it began, in ticks; null where unknown.</summary>
    public static (long Stolen, long All)? Stolen()
    {
        const string Statistics = "/proc/stat";
        if (!File.Exists(Statistics)) return null;
        var ticks = File.ReadLines(Statistics).First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToList();
        return ticks.Count > 7 ? (ticks[7], ticks.Take(8).Sum()) : null;
    }
}
