namespace AddressSpaces.Demonstrations;

/// <summary>The same program, and the page was mapped as shared.</summary>
[Demonstration("fork-shared", "The page is mapped as shared. What do both read now?", "x = 5 in a shared page; fork; child: x = 6", Order = 6, Heading = "parent child frames", Next = "shoot-down")]
[Expected("6 6 1", "one frame, and it stays one: that is what a shared mapping is for")]
[Forbidden("5 6 2", "shared pages are not copied on write")]
public sealed class ForkShared
{
    private readonly SimulatedMachine machine = new();
    private readonly SimulatedProcess parent, child;
    private readonly ulong x;

    public ForkShared()
    {
        parent = machine.Start("parent");
        x = parent.Mmap(1, shared: true);
        parent.Write(x, 5);
        child = parent.Fork("child");
    }

    [Actor]
    public void A() => child.Write(x, 6);

    [Outcome]
    public object Result() => $"{parent.Read(x)} {child.Read(x)} {machine.Kernel.Frames.Used}";

    public Figure Figure() => machine.Draw("After a fork: a shared page stays shared");
}
