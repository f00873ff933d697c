namespace MemoryOrder.Checks;

/// <summary>Two cores, each with a store buffer, and never both inside.</summary>
[Exercise("dekker", "Dekker's lock on a computer with store buffers", typeof(IDekker), Order = 4)]
[Hint("Under sequential consistency this lock is right. Where may the flag still be while its core already looks at the other's? Look at: threads run memory-order/store-buffering")]
[Hint("Between raising the flag and looking at the other's, the flag has to reach memory. Which step waits for that? And the flag is raised in two places.")]
[Hint("core.Fence() after each core.Write(wants[me], 1), before the other's flag is read. None is needed in Exit: a store buffer keeps stores in order.")]
public static class DekkerChecks
{
    [Check("Two cores are never inside together", Order = 1, Preemptions = 2)]
    public static void Never_together(IDekker gate)
    {
        Room room = new();
        TwoCores.Run(
            core => { gate.Enter(core); room.VisitAlone(); gate.Exit(core); },
            core => { gate.Enter(core); room.VisitAlone(); gate.Exit(core); });
    }

    [Check("Whoever comes alone need not wait, and may come again", Order = 2)]
    public static void Alone(IDekker gate) => TwoCores.Run(
        core =>
        {
            for (int round = 0; round < 2; round++)
            {
                gate.Enter(core);
                gate.Exit(core);
            }
        },
        core => { });
}
