namespace Messages.Checks;

/// <summary>One at a time, nobody sleeps for ever, and who is alone does not call the kernel.</summary>
[Exercise("gate", "A lock between processes", typeof(IGate), Order = 2)]
[Hint("In Enter, look at the gap between the if and the assignment. Then ask: who calls WakeOne, and how does it know that somebody sleeps?")]
[Hint("Taking is one step: CompareExchange from 0 to 1. Whoever sleeps must leave word of it first, in the same word: 2, taken and somebody may "
    + "sleep. Whoever leaves exchanges the word with 0 and sees which it was.")]
[Hint("Enter: if (CompareExchange(ref word, 1, 0) == 0) return; while (Exchange(ref word, 2) != 0) kernel.Wait(ref word, 2); "
    + "Leave: if (Exchange(ref word, 0) == 2) kernel.WakeOne(); who has slept takes it as 2: there may be others.")]
public static class GateChecks
{
    [Check("Two are never inside together", Order = 1)]
    public static void Two(IGate gate)
    {
        Kernel kernel = new();
        Room room = new();
        Together.Run(
            () => Visit(gate, kernel, room),
            () => Visit(gate, kernel, room));
    }

    [Check("What one writes inside the next one finds", Order = 2)]
    public static void Data(IGate gate)
    {
        Kernel kernel = new();
        int count = 0;
        void Increment()
        {
            gate.Enter(kernel);
            count++;
            gate.Leave(kernel);
        }

        Together.Run(Increment, Increment);
        Check.Equal(2, count, "The count");
    }

    [Check("Who is alone does not call the kernel", Order = 3)]
    public static void Alone(IGate gate)
    {
        Kernel kernel = new();
        gate.Enter(kernel);
        gate.Leave(kernel);
        gate.Enter(kernel);
        gate.Leave(kernel);
        Check.Equal(0, kernel.Calls, "The number of calls of the kernel");
    }

    [Check("Of three that wait for each other nobody sleeps for ever", Order = 4, Preemptions = 2)]
    public static void Three(IGate gate)
    {
        Kernel kernel = new();
        Room room = new();
        gate.Enter(kernel);
        Thread a = new(() => Visit(gate, kernel, room)) { Name = "A" };
        Thread b = new(() => Visit(gate, kernel, room)) { Name = "B" };
        a.Start();
        b.Start();
        gate.Leave(kernel);
        a.Join();
        b.Join();
    }

    private static void Visit(IGate gate, Kernel kernel, Room room)
    {
        gate.Enter(kernel);
        room.VisitAlone();
        gate.Leave(kernel);
    }
}
