using Threads.Labs.Kernels;
using Threads.Machine;
using Threads.SharedMemory;

namespace Threads.Labs.Reports;

/// <summary>The same steps on two kernels: a step a row, what either kernel answered, what became of the segments; and the page tables.</summary>
internal static class KernelReport
{
    private const int Indent = 2;
    private const string Gap = "  ";
    private static readonly string[] SegmentHeadings = ["segment", "size", "attached", "mode", "key"];

    public static void Write(Screen screen, Demonstration demonstration, KernelComparison kernels)
    {
        var order = string.Join(", then ", demonstration.Actors.Select(actor => actor.Name));
        screen.Line();
        screen.Paragraph(
            kernels.Real is null ? $"The steps on the simulated kernel, {order}:" : $"The same steps ({order}) on the simulated kernel and on this computer's: {kernels.Description}.",
            Indent);
        screen.Line();
        WriteSteps(screen, kernels);
        WritePages(screen, kernels);
        WriteVerdict(screen, kernels);
        if (kernels.IsPrivileged && demonstration.Foreseen.All(row => row.Outcome != kernels.Simulated.Outcome))
            screen.Paragraph("You are root here, whom permissions do not bind, and so is everybody in this comparison: the table above is about ordinary users.", Indent, Tone.Notice);
    }

    private static void WriteSteps(Screen screen, KernelComparison kernels)
    {
        string[] heading = kernels.Real is null ? ["step", "simulated", .. SegmentHeadings] : ["step", "simulated", "Linux", .. SegmentHeadings];
        List<(string[] Cells, Tone Tone)> rows = [(heading, Tone.Quiet), .. Rows(kernels)];
        WriteTable(screen, rows);
    }

    // Up to the first difference: what comes after it has another history.
    private static IEnumerable<(string[] Cells, Tone Tone)> Rows(KernelComparison kernels)
    {
        IReadOnlyList<SegmentFacts> before = [];
        var count = kernels.FirstDifference + 1 ?? kernels.Simulated.Steps.Count;
        for (var i = 0; i < Math.Min(count, kernels.Simulated.Steps.Count); i++)
        {
            var step = kernels.Simulated.Steps[i];
            var answers = kernels.Real is not { } real ? [step.Answer] : new[] { step.Answer, real.Steps.ElementAtOrDefault(i)?.Answer ?? "–" };
            var tone = i == kernels.FirstDifference ? Tone.Bad : Tone.Plain;
            var changes = Changes(before, step.Segments).ToList();
            yield return ([step.Text, .. answers, .. changes.FirstOrDefault() ?? []], tone);
            foreach (var change in changes.Skip(1)) yield return (["", .. answers.Select(_ => ""), .. change], tone);
            before = step.Segments;
        }
    }

    // What is different about the segments now.
    private static IEnumerable<string[]> Changes(IReadOnlyList<SegmentFacts> before, IReadOnlyList<SegmentFacts> after) =>
    [
        .. after.Except(before).Select(Cells),
        .. before.Where(old => after.All(facts => facts.Id != old.Id)).Select(gone => new[] { $"id {gone.Id}", "gone" }),
    ];

    private static string[] Cells(SegmentFacts facts) => [$"id {facts.Id}", $"{facts.Bytes}", $"{facts.Attachments}", "0" + Convert.ToString(facts.Mode, 8), $"{facts.Key}"];

    private static void WritePages(Screen screen, KernelComparison kernels)
    {
        var simulated = kernels.Simulated.Pages;
        if (simulated.Count < 2) return;
        screen.Line();
        string[] heading = kernels.Real is null ? ["page", "simulated page tables"] : ["page", "simulated page tables", "the page tables of this computer"];
        var real = kernels.Real?.Pages.ToDictionary(page => page.Name);
        List<(string[] Cells, Tone Tone)> rows = [(heading, Tone.Quiet)];
        foreach (var page in simulated)
        {
            string[] cells = [$"{page.Name} in {page.Process}", TextOf(page)];
            rows.Add((real is null ? cells : [.. cells, real.TryGetValue(page.Name, out var other) ? TextOf(other) : "–"], Tone.Plain));
        }

        WriteTable(screen, rows);
        if (kernels.HidesFrames) screen.Paragraph(PageMap.HiddenAdvice, Indent, Tone.Quiet);
    }

    private static string TextOf(SeenPage page) => $"0x{page.Address:x} → {page.Frame}";

    private static void WriteVerdict(Screen screen, KernelComparison kernels)
    {
        screen.Line();
        if (kernels.Real is not { } real)
        {
            screen.Hanging("  ", $"{(kernels.WasCutShort ? "The comparison with this computer's kernel was cut short" : "Not compared with this computer's kernel")}: {kernels.Obstacle}", 0, Tone.Notice);
            return;
        }

        if (kernels.IsSame)
        {
            var frames = real.HasOneFrame ? " One frame is behind both addresses." : "";
            screen.Hanging("✓ ", $"All {real.Steps.Count} answers are the same, and so are the segments after each step. Both end with: {real.Outcome}.{frames}", 0, Tone.Good);
        }
        else
        {
            screen.Hanging("✗ ", Difference(kernels, real), 0, Tone.Bad);
        }

        screen.Paragraph("id 1, @1 and keys are names: each kernel has numbers of its own.", Indent, Tone.Quiet);
    }

    private static string Difference(KernelComparison kernels, KernelRun real)
    {
        if (kernels.FirstDifference is not { } at)
        {
            return kernels.Simulated.Outcome != real.Outcome
                ? $"The steps are the same, but the simulated run ends with {kernels.Simulated.Outcome} and the one on this computer with {real.Outcome}."
                : "The answers are the same, but not the page tables: only one of the kernels has one frame behind several addresses.";
        }

        return $"The kernels part at step {at + 1}. Simulated: {TextOf(kernels.Simulated, at)}. This computer: {TextOf(real, at)}.";
    }

    private static string TextOf(KernelRun run, int at) => run.Steps.ElementAtOrDefault(at) is { } step
        ? $"{step.Text} → {step.Answer}{string.Concat(step.Segments.Select(facts => $"; {string.Join(' ', Cells(facts).Zip(SegmentHeadings, (cell, heading) => heading is "segment" ? cell : $"{heading} {cell}"))}"))}"
        : "it has ended";

    private static void WriteTable(Screen screen, List<(string[] Cells, Tone Tone)> rows)
    {
        var columns = rows.Max(row => row.Cells.Length);
        int[] widths = [.. Enumerable.Range(0, columns).Select(column => rows.Max(row => row.Cells.ElementAtOrDefault(column)?.Length ?? 0))];
        foreach (var (cells, tone) in rows)
            screen.Line(new Piece(new string(' ', Indent) + string.Join(Gap, cells.Select((cell, column) => cell.PadRight(widths[column]))), tone));
    }
}
