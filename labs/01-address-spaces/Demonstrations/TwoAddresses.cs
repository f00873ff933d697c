namespace AddressSpaces.Demonstrations;

/// <summary>Figure 1: two page tables lead to the same frame, from two different virtual addresses.</summary>
[Demonstration("two-addresses", "Two processes use different addresses. Does B see what A writes?", "A: [its address] = 42  ‖  B: read [another address]",
    Order = 4, Heading = "B read", Next = "fork")]
[Expected("0", "B read first")]
[Interesting("42", "A wrote first: both addresses are the same frame")]
public sealed class TwoAddresses
{
    private readonly IMachine machine;
    private readonly IProcess a, b;
    private readonly ulong here, there;
    private ulong seen;

    public TwoAddresses()
        : this(new SimulatedMachine())
    {
    }

    public TwoAddresses(IMachine machine)
    {
        this.machine = machine;
        a = machine.Start("A");
        b = machine.Start("B");
        int id = a.Shmget(1, 4096, Shm.Create | Shm.EverybodyReadWrite);
        here = a.Shmat(id);
        there = b.Shmat(id);
    }

    [Actor]
    public void A() => a.Write(here, 42);

    [Actor]
    public void B() => seen = b.Read(there);

    [Outcome]
    public object Result() => seen;

    public Figure? Figure() => machine.Draw("Two processes, one frame, two virtual addresses");
}
