namespace AddressSpaces.Demonstrations;

/// <summary>Mapping promises memory. The frame comes with the page fault of the first use.</summary>
[Demonstration("untouched", "How many frames do three mapped pages take, if one of them is used?", "map 3 pages; write to the second", Order = 2, Heading = "frames", Next = "same-address")]
[Expected("1", "the write faulted; the kernel found a frame, filled it with zeros, and let the instruction try again")]
[Forbidden("3", "nobody has used the other two")]
public sealed class Untouched
{
    private readonly SimulatedMachine machine = new();
    private readonly SimulatedProcess process;

    public Untouched() => process = machine.Start("P");

    [Actor]
    public void A()
    {
        ulong address = process.Mmap(3);
        process.Write(address + SimulatedMachine.PageSize, 42);
    }

    [Outcome]
    public object Result() => machine.Kernel.Frames.Used;

    public Figure Figure() => machine.Draw("Three pages mapped, one used");
}
