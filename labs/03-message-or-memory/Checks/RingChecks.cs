namespace Messages.Checks;

/// <summary>What is written comes out, once, in order, and what does not fit is refused.</summary>
[Exercise("ring", "A ring that loses no message", typeof(IRing), Order = 1)]
[Hint("Read TryWrite line by line, with the reader between any two lines. When does head say that a message is there, and when is it "
    + "there? Look at: threads run message-or-memory/flag-first")]
[Hint("Fill first, then announce; take out first, then give back. Each index is written by one side only and read by the other: such "
    + "a read and such a write have to be Volatile.")]
[Hint("TryWrite: page[Slots + (int)(head % Capacity)] = message; Volatile.Write(ref page[Head], head + 1); with Volatile.Read(ref page[Tail]) "
    + "to see how full it is. TryRead is its mirror image.")]
public static class RingChecks
{
    [Check("A message is read whole or not at all", Order = 1)]
    public static void One_message(IRing ring)
    {
        bool got = false;
        long message = 0;
        Together.Run(
            () => ring.TryWrite(7),
            () => got = ring.TryRead(out message));
        if (got) Check.Equal(7, message, "The message");
        else Check.That(ring.TryRead(out message) && message == 7, "The message was accepted, and never came out.");
    }

    [Check("Messages come out in order, none twice, none missing", Order = 2)]
    public static void In_order(IRing ring)
    {
        List<long> accepted = [];
        List<long> read = [];
        Together.Run(
            () => Write(ring, accepted, 1, 3),
            () => Read(ring, read, 2));
        Read(ring, read, IRing.Capacity + 1);
        Check.Equal(string.Join(' ', accepted), string.Join(' ', read), "What came out");
    }

    [Check("A full ring refuses, and a slot that was read is free again", Order = 3)]
    public static void Full(IRing ring)
    {
        Check.That(ring.TryWrite(1) && ring.TryWrite(2), $"A ring for {IRing.Capacity} messages refused one of the first {IRing.Capacity}.");
        Check.That(!ring.TryWrite(3), "A full ring accepted a message: it has overwritten one that nobody has read.");
        Check.That(ring.TryRead(out long first) && first == 1, $"The oldest message is 1; {first} came out.");
        Check.That(ring.TryWrite(4), "A message was read, and its slot is not free again.");
        Check.That(ring.TryRead(out long second) && second == 2, $"The next message is 2; {second} came out.");
        Check.That(ring.TryRead(out long third) && third == 4, $"The next message is 4; {third} came out.");
        Check.That(!ring.TryRead(out _), "An empty ring gave a message.");
    }

    [Check("A full ring is written while it is read", Order = 4)]
    public static void Full_while_read(IRing ring)
    {
        ring.TryWrite(1);
        ring.TryWrite(2);
        List<long> accepted = [1, 2];
        List<long> read = [];
        Together.Run(
            () => Write(ring, accepted, 3, 4),
            () => Read(ring, read, 2));
        Read(ring, read, IRing.Capacity + 1);
        Check.Equal(string.Join(' ', accepted), string.Join(' ', read), "What came out");
    }

    private static void Write(IRing ring, List<long> accepted, long first, long last)
    {
        for (long message = first; message <= last; message++)
        {
            if (ring.TryWrite(message)) accepted.Add(message);
        }
    }

    private static void Read(IRing ring, List<long> read, int times)
    {
        for (int i = 0; i < times; i++)
        {
            if (ring.TryRead(out long message)) read.Add(message);
        }
    }
}
