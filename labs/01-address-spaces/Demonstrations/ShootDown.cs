namespace AddressSpaces.Demonstrations;

/// <summary>Each core remembers translations in its TLB. Whoever changes a page table has to make all cores forget.</summary>
[Demonstration("shoot-down", "Can a thread use a page that another thread of its process has unmapped?",
    "A: unmap the page; another process gets the frame and writes 7  ‖  B: [page] = 666", Order = 7, Heading = "the other process read", Next = "no-shoot-down")]
[Expected("7", "B wrote before the page was unmapped, or was stopped by a page fault, or was overwritten")]
[Forbidden("666", "unmapping flushed the page on every core")]
public sealed class ShootDown
{
    private readonly SimulatedMachine machine = new(new KernelOptions { Tlbs = TlbModel.ShootDown });
    private readonly SimulatedProcess a, b, other;
    private readonly ulong page, secret;

    public ShootDown()
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

    public Figure Figure() => machine.Draw("With a TLB shoot-down");
}
