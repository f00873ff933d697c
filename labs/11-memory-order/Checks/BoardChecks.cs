namespace MemoryOrder.Checks;

/// <summary>Whoever reads the board sees nothing, or a whole departure.</summary>
[Exercise("publication", "Publish a whole departure", typeof(IBoard), Order = 2)]
[Hint("Publish writes three variables, one after the other. What does a reader find between two of them?")]
[Hint("Make the departure first, where nobody can see it; then show it with one write. A reader takes that one reference, once, and "
    + "never looks back. The write has to release what it points to, and the read to acquire it.")]
[Hint("A small class with two get-only properties. Publish: Volatile.Write(ref latest, new Departure(hour, minute)). Read: Departure? shown = "
    + "Volatile.Read(ref latest); return shown is null ? null : (shown.Hour, shown.Minute).")]
public static class BoardChecks
{
    [Check("A reader sees nothing, or the whole departure", Order = 1)]
    public static void One(IBoard board)
    {
        (int Hour, int Minute)? seen = null;
        Together.Run(
            () => board.Publish(9, 30),
            () => seen = board.Read());
        Check.That(seen is null or (9, 30), $"Only 9:30 was published, and a reader saw {seen?.Hour}:{seen?.Minute}.");
    }

    [Check("A reader sees one departure or the other, never half of each", Order = 2)]
    public static void Two(IBoard board)
    {
        board.Publish(9, 30);
        (int Hour, int Minute)? seen = null;
        Together.Run(
            () => board.Publish(10, 45),
            () => seen = board.Read());
        Check.That(seen is (9, 30) or (10, 45), $"9:30 and 10:45 were published, and a reader saw {seen?.Hour}:{seen?.Minute}.");
    }

    [Check("The board shows the latest departure", Order = 3)]
    public static void Latest(IBoard board)
    {
        Check.That(board.Read() is null, "Nothing was published, and something was read.");
        board.Publish(9, 30);
        board.Publish(10, 45);
        Check.That(board.Read() is (10, 45), "10:45 was published last, and something else was read.");
    }

    [Check("A reader never waits", Order = 4)]
    public static void Never_waits(IBoard board) => Together.Run(
        () => board.Publish(9, 30),
        () => Waiting.Never(() => board.Read(), "Read", "One read of one reference should do, without a lock."));
}
