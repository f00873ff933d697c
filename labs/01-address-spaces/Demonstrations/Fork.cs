namespace AddressSpaces.Demonstrations;

/// <summary>A fork copies the page table. Until one of the two writes, both have the same frames.</summary>
[Demonstration("fork", "A child writes to a variable of its parent. What do both read then?", "x = 5; fork; child: x = 6", Order = 5, Heading = "parent child frames", Next = "fork-shared")]
[Expected("5 6 3", "the child's write faulted, and the kernel copied the frame: now each has its own; nobody wrote the other page")]
[Forbidden("6 6 2", "a private page is never written by two")]
public sealed class Fork
{
    private readonly SimulatedMachine machine = new();
    private readonly SimulatedProcess parent, child;
    private readonly ulong x;

    public Fork()
    {
        parent = machine.Start("parent");
        x = parent.Mmap(2);
        parent.Write(x, 5);
        parent.Write(x + SimulatedMachine.PageSize, 7);
        child = parent.Fork("child");
    }

    [Actor]
    public void A() => child.Write(x, 6);

    [Outcome]
    public object Result() => $"{parent.Read(x)} {child.Read(x)} {machine.Kernel.Frames.Used}";

    public Figure Figure() => machine.Draw("After a fork: the child has written one page of two");
}
