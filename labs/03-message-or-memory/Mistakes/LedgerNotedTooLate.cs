using Messages.Checks;

namespace Messages.Mistakes;

[Mistake(Verdict.FailedAssertion, "the note can be written when the money has been taken")]
public sealed class LedgerNotedTooLate : ILedger
{
    private int owner;
    private int first = ILedger.Total;
    private int second;

    // Valid while isMoving: what the accounts were before.
    private int firstBefore;
    private int secondBefore;
    private bool isMoving;

    public ref int Owner => ref owner;

    public (int First, int Second) Accounts => (first, second);

    public void Enter(int process, Kernel kernel)
    {
        while (true)
        {
            int seen = Interlocked.CompareExchange(ref owner, process, 0);
            if (seen == 0) return;
            if (seen == ILedger.OwnerDied && Interlocked.CompareExchange(ref owner, process, ILedger.OwnerDied) == ILedger.OwnerDied)
            {
                Repair();
                return;
            }

            kernel.Wait(ref owner, seen);
        }
    }

    public void Debit(int amount)
    {
        first -= amount;
        firstBefore = first;
        secondBefore = second;
        Volatile.Write(ref isMoving, true);
    }

    public void Credit(int amount)
    {
        second += amount;
        Volatile.Write(ref isMoving, false);
    }

    public void Leave(Kernel kernel)
    {
        Volatile.Write(ref owner, 0);
        kernel.WakeOne();
    }

    private void Repair()
    {
        if (!isMoving) return;
        first = firstBefore;
        second = secondBefore;
        Volatile.Write(ref isMoving, false);
    }
}
