namespace Threads.Machine;

/// <summary>A page of a process, as a figure shows it.</summary>
/// <param name="Address">Its first virtual address.</param>
/// <param name="Pages">How many pages are alike: more than 1 only for pages without a frame.</param>
/// <param name="What">What is mapped there: data, stack, segment 0.</param>
/// <param name="Entry">Its page-table entry; not present, if it has no frame.</param>
public sealed record FigurePage(ulong Address, int Pages, string What, PageTableEntry Entry)
{
    /// <summary>The address, page number and offset apart: <c>0x70002_000</c>.</summary>
    public string AddressText => $"0x{Address / Kernel.PageSize:x}_000";
}

/// <summary>A process, as a figure shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pages">What it has mapped, in order of the addresses.</param>
public sealed record FigureProcess(string Name, IReadOnlyList<FigurePage> Pages);

/// <summary>A frame, as a figure shows it.</summary>
/// <param name="Number">Which.</param>
/// <param name="What">What is in it.</param>
/// <param name="IsShared">Whether several page-table entries lead to it.</param>
public sealed record FigureFrame(int Number, string What, bool IsShared);

/// <summary>
/// Figure 1 for a state of the simulated machine: the virtual addresses of each process, the page-table entries, the frames, and who shares what.
/// </summary>
/// <param name="Title">What it shows.</param>
/// <param name="Processes">The living processes.</param>
/// <param name="Frames">The frames in use.</param>
/// <param name="Notes">Sentences that belong under it.</param>
public sealed record Figure(string Title, IReadOnlyList<FigureProcess> Processes, IReadOnlyList<FigureFrame> Frames, IReadOnlyList<string> Notes)
{
    /// <summary>What the flags mean, and how addresses are written.</summary>
    public const string Legend =
        "0x70002_000 is page 0x70002, offset 000. Flags: r read, w write, u for programs, a accessed, d written, c copied at the next write.";

    /// <summary>The figure of a kernel's state.</summary>
    /// <param name="kernel">The state.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="notes">Further sentences under it.</param>
    public static Figure Of(Kernel kernel, string title, params IReadOnlyList<string> notes)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var living = kernel.Processes.Where(process => process.Stage == LifeStage.Alive).ToList();
        var processes = living.Select(process => new FigureProcess(NameOf(process), [.. PagesOf(process.Space)])).ToList();
        var frames = Enumerable.Range(0, kernel.Frames.Height).Where(frame => kernel.Frames.HoldersOf(frame) > 0).Select(frame => FrameOf(kernel, living, frame)).ToList();
        return new Figure(title, processes, frames, [.. FigureNotes.Of(processes, frames), .. FigureNotes.OfTlbs(kernel), .. notes]);
    }

    /// <summary>The pages that lead to a frame: the number of the process in <see cref="Processes"/>, and the page.</summary>
    public IEnumerable<(int Process, FigurePage Page)> PagesOf(FigureFrame frame) => FigureNotes.PagesOf(Processes, frame);

    internal static string NameOf(Process process) => process.Name.Length > 0 ? process.Name : $"pid {process.Id}";

    private static FigureFrame FrameOf(Kernel kernel, List<Process> living, int frame)
    {
        var pages = living.SelectMany(process => process.Space.Pages.Entries.Where(page => page.Entry.Frame == frame).Select(page => process.Space.At(page.Page * Kernel.PageSize)!)).ToList();
        var segment = kernel.Segments.All.FirstOrDefault(segment => AddressSpaces.SharedOf(kernel, segment.Pages).Frames.Contains(frame));
        return new FigureFrame(frame, segment is not null ? $"segment {segment.Id}" : pages.Count > 0 ? WhatIs(pages[0]) : "", pages.Count > 1);
    }

    // Neighbouring pages without a frame are one line.
    private static IEnumerable<FigurePage> PagesOf(AddressSpace space)
    {
        foreach (var mapping in space.Mappings)
        {
            var (address, missing) = (mapping.Start, 0);
            for (; address < mapping.End; address += Kernel.PageSize)
            {
                if (!space.Pages.TryFind(address / Kernel.PageSize, out var entry))
                {
                    missing++;
                    continue;
                }

                if (missing > 0) yield return Missing(mapping, address, missing);
                missing = 0;
                yield return new FigurePage(address, 1, WhatIs(mapping), entry);
            }

            if (missing > 0) yield return Missing(mapping, address, missing);
        }
    }

    private static FigurePage Missing(Mapping mapping, ulong end, int pages) =>
        new(end - ((ulong)pages * Kernel.PageSize), pages, WhatIs(mapping), new PageTableEntry(-1, PageFlags.None));

    private static string WhatIs(Mapping mapping) =>
        mapping.IsSegment ? $"segment {mapping.Segment}" : mapping.Name.Length > 0 ? mapping.Name : mapping.IsShared ? "shared" : "private";
}
