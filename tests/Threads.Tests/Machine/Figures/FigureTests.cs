using System.Xml.Linq;
using Threads.Machine;

namespace Threads.Tests.Machine.Figures;

public sealed class FigureTests
{
    [Fact]
    public void Two_processes_with_one_frame_at_two_addresses_are_Figure_1()
    {
        var machine = new SimulatedMachine();
        var (a, b) = (machine.Start("A"), machine.Start("B"));
        var id = a.Shmget(1, 4096, Shm.Create | Shm.EverybodyReadWrite);
        var (here, there) = (a.Shmat(id), b.Shmat(id));
        a.Write(here, 1);
        b.Read(there);
        b.Write(b.Mmap(1), 1);
        var figure = machine.Draw("Figure 1");
        string[] expected =
        [
            "A                                          physical memory      B",
            "virtual address            flags         ┌────────────────┐     flags     virtual address",
            "0x70002_000     segment 0  rw u -- - ──▶ │   0 segment 0  │ ◀── rw u -- - 0x50009_000     segment 0",
            "                                         │   1 private    │ ◀── rw u -- - 0x50008_000     private",
            "                                         └────────────────┘",
        ];
        Assert.Equal(expected.Select(Squeezed), FigureText.Lines(figure).Select(Squeezed));
        Assert.Contains("Frame 0 is behind 0x70002_000 of A and 0x50009_000 of B", figure.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void No_line_is_longer_than_100_columns_however_many_processes_there_are()
    {
        var machine = new SimulatedMachine();
        var first = machine.Start("a process with a long name");
        var shared = first.Mmap(3, shared: true);
        first.Write(shared + 4096, 1);
        first.Write(first.Mmap(20), 1);
        for (var child = 0; child < 4; child++) first.Fork($"child {child} of that process").Write(shared, 2);
        var lines = FigureText.Lines(machine.Draw("Many"));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
        Assert.Contains(lines, line => line.Contains("19 pages", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fork_is_told_until_somebody_writes()
    {
        var machine = new SimulatedMachine();
        var parent = machine.Start("parent");
        var address = parent.Mmap(1);
        parent.Write(address, 5);
        var child = parent.Fork("child");
        Assert.Contains("until one of them is written", Assert.Single(machine.Draw("forked").Notes), StringComparison.Ordinal);
        child.Write(address, 6);
        Assert.Empty(machine.Draw("written").Notes);
    }

    [Fact]
    public void A_translation_that_a_core_should_have_forgotten_is_told()
    {
        var machine = new SimulatedMachine(new KernelOptions { Tlbs = TlbModel.LocalFlushOnly });
        var first = machine.Start("P");
        var second = first.Thread();
        var address = first.Mmap(1);
        first.Write(address, 1);
        second.Write(address, 1);
        Assert.Empty(machine.Draw("both know the page").Notes);
        first.Munmap(address, 1);
        Assert.Equal("Core 1 still believes that page 0x70002 of P is in frame 0 and may be written: nobody has flushed its TLB.", Assert.Single(machine.Draw("stale").Notes));
    }

    [Fact]
    public void A_drawing_is_well_formed_and_everything_is_inside_it()
    {
        var machine = new SimulatedMachine();
        var parent = machine.Start("<parent> & more");
        var address = parent.Mmap(2);
        parent.Write(address, 5);
        parent.Fork("child");
        var drawing = FigureDrawing.Of(machine.Draw("a < b"));
        Assert.All(drawing.Boxes, box => Assert.True(box.X >= 0 && box.Y >= 0 && box.X + box.Width <= drawing.Width && box.Y + box.Height <= drawing.Height));
        Assert.All(drawing.Arrows, arrow => Assert.InRange(arrow.ToX, 0, drawing.Width));
        var svg = XDocument.Parse(Svg.Write(drawing));
        Assert.Equal(drawing.Labels.Count, svg.Root!.Elements().Count(element => element.Name.LocalName == "text"));
        Assert.Contains(svg.Root.Elements(), element => element.Value == "<parent> & more");
    }

    private static string Squeezed(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
