using Threads.Labs;

namespace Threads.Tests.Labs.RealCores;

/// <summary>A spins until B, who holds the lock for it, has answered.</summary>
[Demonstration("hand-over", "Do both get on?", "ask; wait  ‖  wait; answer")]
[Expected("2", "each waits for the other once")]
public sealed class HandOver
{
    private readonly Lock gate = new();
    private volatile int turn;
    private int met;

    [Actor]
    public void A()
    {
        turn = 1;
        while (turn != 2) Thread.Yield();
        lock (gate) met++;
    }

    [Actor]
    public void B()
    {
        while (turn != 1) Thread.Yield();
        lock (gate)
        {
            turn = 2;
            met++;
        }
    }

    [Outcome]
    public object Result() => met;
}

/// <summary>More actors than this computer is likely to have cores for.</summary>
[Demonstration("crowd", "How many were there?", "five times Interlocked.Increment(ref x)")]
[Expected("5", "all of them")]
public sealed class Crowd
{
    public const int Size = 5;

    private int x;

    [Actor]
    public void A() => Interlocked.Increment(ref x);

    [Actor]
    public void B() => Interlocked.Increment(ref x);

    [Actor]
    public void C() => Interlocked.Increment(ref x);

    [Actor]
    public void D() => Interlocked.Increment(ref x);

    [Actor]
    public void E() => Interlocked.Increment(ref x);

    [Outcome]
    public object Result() => x;
}

/// <summary>One of the actors throws.</summary>
[Demonstration("throwing", "What becomes of it?", "throw  ‖  nothing")]
[Expected("unhandled exception", "nobody catches it")]
public sealed class Throwing
{
    private readonly string text = "no number";
    private int number;

    [Actor]
    public void A() => number = int.Parse(text, null);

    [Actor]
    public void B() => _ = text.Length;

    [Outcome]
    public object Result() => number;
}

/// <summary>An actor that waits for ever.</summary>
[Demonstration("endless", "Does it end?", "wait for ever  ‖  nothing")]
[Expected("deadlock", "nobody releases it")]
public sealed class Endless
{
    private readonly object gate = new();
    private int count;

    [Actor]
    public void A()
    {
        lock (gate)
        {
            while (count < 2) Monitor.Wait(gate);
        }
    }

    [Actor]
    public void B()
    {
        lock (gate) count++;
    }

    [Outcome]
    public object Result() => count;
}

/// <summary>Its trials would share a variable.</summary>
[Demonstration("shared", "How much?", "count++")]
[Expected("1", "once")]
public sealed class Shared
{
    private static int count;

    [Actor]
    public void A() => count++;

    [Outcome]
    public object Result() => count;
}

/// <summary>It does not want to.</summary>
[Demonstration("opted-out", "How much?", "count++", OnRealCores = false)]
[Expected("1", "once")]
public sealed class OptedOut
{
    private int count;

    [Actor]
    public void A() => count++;

    [Outcome]
    public object Result() => count;
}
