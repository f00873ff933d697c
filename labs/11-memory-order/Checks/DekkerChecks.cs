namespace MemoryOrder.Checks;

/// <summary>Two cores, each with a store buffer, and never both inside.</summary>
[Exercise("dekker", "Dekker's door, on a computer with store buffers", typeof(IDekker), Order = 4)]
[Hint("Under sequential consistency this door is safe. Where may the flag be while its core already looks at the other's? See: "
    + "threads run memory-order/store-buffering")]
[Hint("Between raising one's flag and looking at the other's, the flag has to reach memory. Which step waits for that, and where does it belong? "
    + "See: threads run memory-order/store-buffering-fenced")]
[Hint("core.Write(wants[me], 1); core.Fence(); and only then core.Read(wants[other]). The rest stays as it is: a store buffer keeps stores in order.")]
public static class DekkerChecks
{
    [Check("Two cores are never inside together", Order = 1)]
    public static void Never_together(IDekker door)
    {
        Room room = new();
        TwoCores.Run(
            core => Visit(door, core, room),
            core => Visit(door, core, room));
    }

    [Check("Whoever comes alone gets in, and again", Order = 2)]
    public static void Alone(IDekker door) => TwoCores.Run(
        core =>
        {
            Check.That(door.TryEnter(core), "Nobody else was there, and core 0 did not get in.");
            door.Exit(core);
            Check.That(door.TryEnter(core), "Nobody else was there, and core 0 did not get in again.");
        },
        core => { });

    [Check("Whoever turned back is not in the way", Order = 3)]
    public static void Turned_back(IDekker door) => TwoCores.Run(
        core => Visit(door, core, new Room()),
        core => Visit(door, core, new Room()),
        core =>
        {
            Check.That(door.TryEnter(core), $"Both had gone, and core {core.Id} did not get in.");
            door.Exit(core);
        });

    private static void Visit(IDekker door, Core core, Room room)
    {
        if (!door.TryEnter(core)) return;
        room.VisitAlone();
        door.Exit(core);
    }
}
