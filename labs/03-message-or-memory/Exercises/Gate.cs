using Messages.Checks;

namespace Messages.Exercises;

/// <summary>A lock in one word of a shared page: 0 is free.</summary>
public sealed class Gate : IGate
{
    private int word;

    // TODO: one at a time; who finds it taken sleeps, and is woken; who is alone does not call the kernel.
    public void Enter(Kernel kernel)
    {
        if (Volatile.Read(ref word) == 1) kernel.Wait(ref word, 1);
        Volatile.Write(ref word, 1);
    }

    public void Leave(Kernel kernel)
    {
        Volatile.Write(ref word, 0);
        kernel.WakeOne();
    }
}
