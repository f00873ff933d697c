namespace AddressSpaces.Demonstrations;

/// <summary>An address means something in one process only.</summary>
[Demonstration("same-address", "Two processes use the same address. Does B see what A writes?", "A: [0x70002000] = 42  ‖  B: read [0x70002000]", Order = 3, Heading = "B read", Next = "two-addresses")]
[Expected("0", "each has a page table of its own: the same page number, and another frame")]
[Forbidden("42", "nothing is shared")]
public sealed class SameAddress
{
    private readonly SimulatedMachine machine = new();
    private readonly SimulatedProcess a, b;
    private readonly ulong address;
    private ulong seen;

    public SameAddress()
    {
        a = machine.Start("A");
        b = a.Fork("B");
        address = a.Mmap(1);
        b.Mmap(1);
    }

    [Actor]
    public void A() => a.Write(address, 42);

    [Actor]
    public void B() => seen = b.Read(address);

    [Outcome]
    public object Result() => seen;

    public Figure Figure() => machine.Draw("One address, two frames");
}
