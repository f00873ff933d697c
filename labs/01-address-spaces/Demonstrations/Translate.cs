namespace AddressSpaces.Demonstrations;

/// <summary>A virtual address is a page number and an offset. The page table knows the frame; the offset stays.</summary>
[Demonstration("translate", "Where in physical memory is virtual address 0x70002010?", "write to 0x70002010", Order = 1, Heading = "page offset → frame offset", Next = "untouched")]
[Expected("0x70002 0x010 → 0 0x010", "the page table has frame 0 for page 0x70002; the offset is not looked at")]
public sealed class Translate
{
    private readonly SimulatedMachine machine = new();
    private readonly SimulatedProcess process;
    private readonly ulong address;

    public Translate()
    {
        process = machine.Start("P");
        address = process.Mmap(1) + 0x10;
    }

    [Actor]
    public void A() => process.Write(address, 42);

    [Outcome]
    public object Result()
    {
        ulong page = address / SimulatedMachine.PageSize, offset = address % SimulatedMachine.PageSize;
        machine.Kernel.Processes[process.Index].Space.Pages.TryFind(page, out PageTableEntry entry);
        return $"0x{page:x} 0x{offset:x3} → {entry.Frame} 0x{offset:x3}";
    }

    public Figure Figure() => machine.Draw("One page of one process");
}
