using Races.Checks;

namespace Races.Mistakes;

/// <summary>
/// Close reads the balance under the lock, lets go, and takes the lock again to clear it: a deposit in between is cleared too.
/// </summary>
[Mistake(Verdict.LostUpdate, "short critical sections are better, so one splits them wherever one can")]
public sealed class AccountCloseInTwo : IAccount
{
    private readonly Lock gate = new();
    private bool isOpen;
    private int balance;

    public bool Open()
    {
        lock (gate)
        {
            if (isOpen) return false;
            isOpen = true;
            return true;
        }
    }

    public bool Deposit(int amount)
    {
        lock (gate)
        {
            if (!isOpen) return false;
            balance += amount;
            return true;
        }
    }

    public int Close()
    {
        int paidOut;
        lock (gate)
        {
            if (!isOpen) return 0;
            paidOut = balance;
        }

        lock (gate)
        {
            balance = 0;
            isOpen = false;
            return paidOut;
        }
    }

    public int Balance
    {
        get
        {
            lock (gate) return balance;
        }
    }
}
