using Messages.Checks;

namespace Messages.Exercises;

/// <summary>Two accounts on a shared page, behind a lock.</summary>
public sealed class Ledger : ILedger
{
    private int owner;
    private int first = ILedger.Total;
    private int second;

    public ref int Owner => ref owner;

    public (int First, int Second) Accounts => (first, second);

    // TODO: the lock of a dead one is taken over, and what it left half done is undone.
    public void Enter(int process, Kernel kernel)
    {
        while (true)
        {
            int seen = Interlocked.CompareExchange(ref owner, process, 0);
            if (seen == 0) return;
            kernel.Wait(ref owner, seen);
        }
    }

    public void Debit(int amount) => first -= amount;

    public void Credit(int amount) => second += amount;

    public void Leave(Kernel kernel)
    {
        Volatile.Write(ref owner, 0);
        kernel.WakeOne();
    }
}
