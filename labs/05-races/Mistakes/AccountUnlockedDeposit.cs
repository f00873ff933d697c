using Races.Checks;

namespace Races.Mistakes;

/// <summary>A lock protects only from those who take it too: Deposit does not.</summary>
[Mistake(Verdict.LostUpdate, "adding is a single step, so only closing needs the lock")]
public sealed class AccountUnlockedDeposit : IAccount
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
        if (!isOpen) return false;
        balance += amount;
        return true;
    }

    public int Close()
    {
        lock (gate)
        {
            if (!isOpen) return 0;
            int paidOut = balance;
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
