using Messages.Checks;

namespace Messages.Solutions;

/// <summary>
/// Two accounts on a shared page, behind a lock, with a note of what they were before the move that is under way. Killed at any point, a process leaves
/// either a note that is valid, or accounts that need none.
/// </summary>
public sealed class Ledger : ILedger
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
        firstBefore = first;
        secondBefore = second;
        Volatile.Write(ref isMoving, true); // the note is complete before it is valid, and valid before the accounts change
        first -= amount;
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
