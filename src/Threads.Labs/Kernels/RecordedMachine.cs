using Threads.Machine;

namespace Threads.Labs.Kernels;

/// <summary>
/// A machine whose processes' steps are noted, with a name for everything that each kernel numbers as it likes: identifiers, addresses. For
/// one caller.
/// </summary>
internal sealed class RecordedMachine(IMachine kernel) : IMachine
{
    private const int MostLooks = 3;

    private readonly List<int> _ids = [];
    private readonly List<KernelStep> _steps = [];
    private readonly List<Attachment> _attachments = []; // in the order of their names @1, @2, …; detached ones too, for their addresses are still spoken of

    private sealed record Attachment(string Name, IProcess Process, ulong Address, ulong Bytes)
    {
        public bool IsOver { get; set; }
    }

    public IReadOnlyList<KernelStep> Steps => _steps;

    public IReadOnlyList<SeenPage> Pages { get; private set; } = [];

    public int Segments => kernel.Segments;

    public IProcess Start(string name) => new RecordedProcess(this, kernel.Start(name));

    public SegmentFacts? Find(int id) => kernel.Find(id);

    public string? FrameOf(IProcess process, ulong address) => kernel.FrameOf(process, address);

    public Figure? Draw(string title) => kernel.Draw(title);

    /// <summary>Notes a step, and how things stand after it.</summary>
    public void Add(IProcess process, string call, string answer)
    {
        _steps.Add(new KernelStep($"{process.Name} {call}", answer, [.. Facts()]));
        LookAtPages();
    }

    /// <summary>An identifier that was answered.</summary>
    public string Meet(int id)
    {
        if (!_ids.Contains(id)) _ids.Add(id);
        return NameOf(id);
    }

    /// <summary>An identifier; one that nobody was answered as it is.</summary>
    public string NameOf(int id) => _ids.IndexOf(id) is >= 0 and var known ? $"id {known + 1}" : $"{id}";

    /// <summary>A word, which may be an address in something attached: <c>7</c>, <c>@1</c>, <c>@1+8</c>.</summary>
    public string NameOf(ulong word) => _attachments.FindLast(attachment => word >= attachment.Address && word - attachment.Address < attachment.Bytes) is { } found
        ? word == found.Address ? found.Name : $"{found.Name}+{word - found.Address}"
        : $"{word}";

    public string Attach(IProcess process, int id, ulong address)
    {
        var name = $"@{_attachments.Count + 1}";
        _attachments.Add(new Attachment(name, process, address, kernel.Find(id)?.Bytes ?? SimulatedMachine.PageSize));
        return name;
    }

    /// <summary>What a process had attached at an address is so no more; without an address, all that it had.</summary>
    public void Detach(IProcess process, ulong? address = null)
    {
        foreach (var attachment in _attachments.Where(attachment => attachment.Process == process && (address is null || attachment.Address == address))) attachment.IsOver = true;
    }

    private IEnumerable<SegmentFacts> Facts()
    {
        for (var number = 1; number <= _ids.Count; number++)
        {
            if (kernel.Find(_ids[number - 1]) is { } facts) yield return facts with { Id = number };
        }
    }

    // A kernel may move a page between two looks: then it looks as if there were two, and the next look will tell.
    private void LookAtPages()
    {
        for (var look = 0; look < MostLooks; look++)
        {
            List<SeenPage> seen = [.. from attachment in _attachments
                                      where !attachment.IsOver
                                      let frame = kernel.FrameOf(attachment.Process, attachment.Address)
                                      where frame is not null
                                      select new SeenPage(attachment.Name, attachment.Process.Name, attachment.Address, frame)];
            if (seen.Count >= Pages.Count) Pages = seen;
            if (seen.DistinctBy(page => page.Frame).Count() <= 1) return;
        }
    }
}
