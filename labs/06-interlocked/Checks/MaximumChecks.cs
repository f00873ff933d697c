namespace Atomics.Checks;

/// <summary>The greatest number wins, whoever offers it and when; and nobody waits.</summary>
[Exercise("maximum", "The greatest number wins", typeof(IMaximum), Order = 2)]
[Hint("Offer compares and then writes. What may have happened to the variable between the two? There is no Interlocked.Max "
    + "to close that gap.")]
[Hint("Write only if nobody has written since you compared: Interlocked.CompareExchange(ref maximum, number, seen) does "
    + "that, and tells you what it found. If it failed, look again: perhaps your number is not the greatest any more.")]
[Hint("int seen = Volatile.Read(ref maximum); while (number > seen) { exchange number for seen; if it found seen, return; "
    + "otherwise seen is what it found }")]
public static class MaximumChecks
{
    [Check("Of two numbers the greater remains", Order = 1)]
    public static void Two_offers(IMaximum maximum)
    {
        Together.Run(
            () => maximum.Offer(3),
            () => maximum.Offer(5));
        Check.Equal(5, maximum.Value, "The maximum");
    }

    [Check("Of three numbers the greatest remains", Order = 2)]
    public static void Three_offers(IMaximum maximum)
    {
        Together.Run(
            () => maximum.Offer(2),
            () => maximum.Offer(6),
            () => maximum.Offer(4));
        Check.Equal(6, maximum.Value, "The maximum");
    }

    [Check("The maximum never falls", Order = 3)]
    public static void Never_falls(IMaximum maximum)
    {
        maximum.Offer(4);
        int earlier = 0, later = 0;
        Together.Run(
            () => maximum.Offer(3),
            () => maximum.Offer(5),
            () => { earlier = maximum.Value; later = maximum.Value; });
        Check.That(earlier >= 4 && later >= earlier, $"4 was offered first, then 3 and 5; a reader saw {earlier} and then {later}.");
        Check.Equal(5, maximum.Value, "The maximum");
    }

    [Check("Nobody waits", Order = 4)]
    public static void Nobody_waits(IMaximum maximum)
    {
        Together.Run(
            () => Waiting.Never(() => maximum.Offer(3), "An offer"),
            () => maximum.Offer(5));
        Check.Equal(5, maximum.Value, "The maximum");
    }
}
