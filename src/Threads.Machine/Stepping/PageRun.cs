namespace Threads.Machine;

/// <summary>Neighbouring pages of a process that lie in neighbouring frames and may be used alike.</summary>
/// <param name="Process">The process.</param>
/// <param name="Pages">The virtual pages: <c>page 0x70002</c>.</param>
/// <param name="Frames">The frames: <c>frame 0</c>.</param>
/// <param name="Flags">What may be done: <c>rw u</c>.</param>
public sealed record PageRun(int Process, string Pages, string Frames, string Flags)
{
    /// <summary>All of a kernel's page tables.</summary>
    public static IReadOnlyList<PageRun> Of(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var runs = new List<PageRun>();
        foreach (var process in kernel.Processes)
        {
            var entries = process.Space.Pages.Entries.ToList();
            for (var first = 0; first < entries.Count;)
            {
                var length = 1;
                while (first + length < entries.Count && Continues(entries[first], entries[first + length], length)) length++;
                runs.Add(Of(process.Index, entries[first], length));
                first += length;
            }
        }

        return runs;
    }

    private static bool Continues((ulong Page, PageTableEntry Entry) first, (ulong Page, PageTableEntry Entry) next, int distance) =>
        next.Page == first.Page + (ulong)distance && next.Entry.Frame == first.Entry.Frame + distance && next.Entry.Flags == first.Entry.Flags;

    private static PageRun Of(int process, (ulong Page, PageTableEntry Entry) first, int length)
    {
        var (page, entry) = first;
        return length == 1
            ? new PageRun(process, $"page 0x{page:x}", $"frame {entry.Frame}", entry.ToString())
            : new PageRun(process, $"pages 0x{page:x}-0x{page + (ulong)length - 1:x}", $"frames {entry.Frame}-{entry.Frame + length - 1}", entry.ToString());
    }
}
