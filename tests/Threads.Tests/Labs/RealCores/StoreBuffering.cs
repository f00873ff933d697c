using Threads.Labs;

namespace Threads.Tests.Labs.RealCores;

/// <summary>Store buffering: each thread stores and then looks for the other's store. Plain accesses order nothing.</summary>
[Demonstration("store-buffering", "Can both threads miss the other's store?", "x = 1; r1 = y  ‖  y = 1; r2 = x", Heading = "r1 r2")]
[Expected("0 1", "A was first")]
[Expected("1 0", "B was first")]
[Expected("1 1", "both stored before either looked")]
[Interesting("0 0", "each store waits in its core's buffer", WeakMemory = true)]
public sealed class StoreBuffering
{
    private int x;
    private int y;
    private int r1;
    private int r2;

    [Actor]
    public void A()
    {
        x = 1;
        r1 = y;
    }

    [Actor]
    public void B()
    {
        y = 1;
        r2 = x;
    }

    [Outcome]
    public object Result() => $"{r1} {r2}";
}

/// <summary>The same with volatile variables: a release and then an acquire, which may still pass each other.</summary>
[Demonstration("store-buffering-volatile", "Does volatile help?", "volatile x = 1; r1 = y  ‖  volatile y = 1; r2 = x", Heading = "r1 r2")]
[Expected("0 1", "A was first")]
[Expected("1 0", "B was first")]
[Expected("1 1", "both stored before either looked")]
[Interesting("0 0", "a release may wait while a later acquire goes ahead", WeakMemory = true)]
public sealed class StoreBufferingVolatile
{
    private volatile int x;
    private volatile int y;
    private int r1;
    private int r2;

    [Actor]
    public void A()
    {
        x = 1;
        r1 = y;
    }

    [Actor]
    public void B()
    {
        y = 1;
        r2 = x;
    }

    [Outcome]
    public object Result() => $"{r1} {r2}";
}

/// <summary>The same with a full fence between the two: the store is out before the thread looks.</summary>
[Demonstration("store-buffering-fenced", "And a full fence?", "x = 1; fence; r1 = y  ‖  y = 1; fence; r2 = x", Heading = "r1 r2")]
[Expected("0 1", "A was first")]
[Expected("1 0", "B was first")]
[Expected("1 1", "both stored before either looked")]
[Forbidden("0 0", "whoever fences last finds the other's store")]
public sealed class StoreBufferingFenced
{
    private int x;
    private int y;
    private int r1;
    private int r2;

    [Actor]
    public void A()
    {
        x = 1;
        Interlocked.MemoryBarrier();
        r1 = y;
    }

    [Actor]
    public void B()
    {
        y = 1;
        Interlocked.MemoryBarrier();
        r2 = x;
    }

    [Outcome]
    public object Result() => $"{r1} {r2}";
}
