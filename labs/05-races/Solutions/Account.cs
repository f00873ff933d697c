using Races.Checks;

namespace Races.Solutions;

/// <summary>
/// A bank account for many threads. One lock guards isOpen and balance together: whoever holds it sees a closed account empty.
/// </summary>
public sealed class Account : IAccount
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
