namespace SharedSegments.Demonstrations;

/// <summary>Removal is deferred: the key goes at once, the memory with the last one who has it attached.</summary>
[Demonstration("remove", "A removes a segment that B uses. What is left for B, and for a newcomer?", "A: remove  ‖  B: write 7, read; a newcomer asks for the key",
    Order = 7, Heading = "B read, newcomer", Next = "read-only")]
[Expected("7, found", "the newcomer came before the removal")]
[Interesting("7, ENOENT", "the key is gone at once; the memory stays until the last one detaches")]
public sealed class Remove
{
    private readonly IMachine machine;
    private readonly IProcess a, b;
    private readonly int id;
    private readonly ulong here, there;
    private ulong seen;
    private string found = "";

    public Remove()
        : this(new SimulatedMachine())
    {
    }

    public Remove(IMachine machine)
    {
        this.machine = machine;
        a = machine.Start("A");
        b = machine.Start("B");
        id = a.Shmget(1, 4096, Shm.Create | Shm.EverybodyReadWrite);
        here = a.Shmat(id);
        there = b.Shmat(id);
    }

    [Actor]
    public void A() => a.ShmRemove(id);

    [Actor]
    public void B()
    {
        b.Write(there, 7);
        found = b.Shmget(1, 0, Shm.None) >= 0 ? "found" : $"{b.Error}";
        seen = b.Read(there);
    }

    [Outcome]
    public object Result() => $"{seen}, {found}";

    public Figure? Figure() => machine.Draw("A removed segment that is still attached");
}
