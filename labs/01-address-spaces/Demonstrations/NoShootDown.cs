namespace AddressSpaces.Demonstrations;

/// <summary>The bug: the kernel flushes the TLB of its own core, and forgets the other.</summary>
[Demonstration("no-shoot-down", "The kernel forgets to flush the other core's TLB. What can happen?",
    "A: unmap the page; another process gets the frame and writes 7  ‖  B: [page] = 666", Order = 8, Heading = "the other process read")]
[Expected("7", "B wrote before the page was unmapped, or was stopped by a page fault, or was overwritten")]
[Interesting("666", "core B still had the old translation, and wrote into a frame that belonged to somebody else by then")]
public sealed class NoShootDown
{
    private readonly SimulatedMachine machine = new(new KernelOptions { Tlbs = TlbModel.LocalFlushOnly });
    private readonly SimulatedProcess a, b, other;
    private readonly ulong page, secret;

    public NoShootDown()
    {
        a = machine.Start("A and B");
        other = machine.Start("other");
        b = a.Thread();
        page = a.Mmap(1);
        secret = other.Mmap(1);
        a.Write(page, 1);
        b.Write(page, 1);
    }

    [Actor]
    public void A()
    {
        a.Munmap(page, 1);
        other.Write(secret, 7);
    }

    [Actor]
    public void B()
    {
        try
        {
            b.Write(page, 666);
        }
        catch (SegmentationFaultException)
        {
            // Where it should end, once the page is gone.
        }
    }

    [Outcome]
    public object Result() => other.Read(secret);

    public Figure Figure() => machine.Draw("Without a TLB shoot-down");
}
