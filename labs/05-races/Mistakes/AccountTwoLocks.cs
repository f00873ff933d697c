using Races.Checks;

namespace Races.Mistakes;

/// <summary>A lock for each variable: there is no data race, and nothing keeps the two variables together.</summary>
[Mistake(Verdict.FailedAssertion, "each variable wants a lock of its own")]
public sealed class AccountTwoLocks : IAccount
{
    private readonly Lock openGate = new();
    private readonly Lock balanceGate = new();
    private bool isOpen;
    private int balance;

    public bool Open()
    {
        lock (openGate)
        {
            if (isOpen) return false;
            isOpen = true;
            return true;
        }
    }

    public bool Deposit(int amount)
    {
        lock (openGate)
        {
            if (!isOpen) return false;
        }

        lock (balanceGate)
        {
            balance += amount;
            return true;
        }
    }

    public int Close()
    {
        lock (openGate)
        {
            if (!isOpen) return 0;
            isOpen = false;
        }

        lock (balanceGate)
        {
            int paidOut = balance;
            balance = 0;
            return paidOut;
        }
    }

    public int Balance
    {
        get
        {
            lock (balanceGate) return balance;
        }
    }
}
