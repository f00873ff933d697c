using Races.Checks;

namespace Races.Exercises;

/// <summary>A bank account for many threads. isOpen and balance belong together: a closed account is empty.</summary>
public sealed class Account : IAccount
{
    private bool isOpen;
    private int balance;

    // TODO: whatever the threads' order, money that was accepted is paid out exactly once.
    public bool Open()
    {
        if (isOpen) return false;
        isOpen = true;
        return true;
    }

    public bool Deposit(int amount)
    {
        if (!isOpen) return false;
        balance += amount;
        return true;
    }

    public int Close()
    {
        if (!isOpen) return 0;
        int paidOut = balance;
        balance = 0;
        isOpen = false;
        return paidOut;
    }

    public int Balance => balance;
}
