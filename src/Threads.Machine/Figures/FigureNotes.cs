namespace Threads.Machine;

/// <summary>The sentences under a figure: who shares what, and which core believes what is not true any more.</summary>
internal static class FigureNotes
{
    public static IEnumerable<(int Process, FigurePage Page)> PagesOf(IReadOnlyList<FigureProcess> processes, FigureFrame frame) =>
        processes.SelectMany((process, index) => process.Pages.Where(page => page.Entry.Frame == frame.Number).Select(page => (index, page)));

    public static IEnumerable<string> Of(IReadOnlyList<FigureProcess> processes, IReadOnlyList<FigureFrame> frames)
    {
        foreach (var frame in frames.Where(frame => frame.IsShared))
        {
            var pages = PagesOf(processes, frame).ToList();
            var places = Join([.. pages.Select(place => $"{place.Page.AddressText} of {processes[place.Process].Name}")]);
            yield return pages.Any(place => place.Page.Entry.IsCopyOnWrite)
                ? $"Frame {frame.Number} is behind {places} until one of them is written: the writer gets a copy of its own."
                : $"Frame {frame.Number} is behind {places}: what is written there through one is read through the other.";
        }
    }

    public static IEnumerable<string> OfTlbs(Kernel kernel)
    {
        for (var core = 0; core < kernel.Tlbs.Count; core++)
        {
            foreach (var known in kernel.Tlbs[core].Entries)
            {
                var process = kernel.Processes[known.Process];
                var isThere = process.Space.Pages.TryFind(known.Page, out var entry);
                if (isThere && entry.Frame == known.Entry.Frame && (entry.IsWritable || !known.Entry.IsWritable)) continue;
                yield return $"Core {core} still believes that page 0x{known.Page:x} of {Figure.NameOf(process)} is in frame {known.Entry.Frame}"
                    + (known.Entry.IsWritable ? " and may be written" : "") + ": nobody has flushed its TLB.";
            }
        }
    }

    private static string Join(IReadOnlyList<string> parts) => parts.Count < 2 ? string.Concat(parts) : string.Join(", ", parts.Take(parts.Count - 1)) + " and " + parts[^1];
}
