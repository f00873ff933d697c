using Races.Checks;

namespace Races.Mistakes;

/// <summary>
/// Deposit checks first and locks then. Between the two the account may be closed, and the deposit goes where nobody looks for it.
/// </summary>
[Mistake(Verdict.FailedAssertion, "the check only reads, so it needs no lock")]
public sealed class AccountCheckOutside : IAccount
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
        lock (gate)
        {
            balance += amount;
            return true;
        }
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
