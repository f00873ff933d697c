using Locking.Checks;

namespace Locking.Solutions;

/// <summary>
/// A bank for many threads. One lock guards all balances. Transfer holds it while it calls methods that take it again: a Lock is
/// re-entrant, and is free when it was given back as often as it was taken.
/// </summary>
public sealed class Bank : IBank
{
    private readonly Lock gate = new();
    private readonly int[] balances = [10, 10];

    public void Deposit(int account, int amount)
    {
        lock (gate)
        {
            balances[account] += amount;
        }
    }

    public bool Withdraw(int account, int amount)
    {
        lock (gate)
        {
            if (balances[account] < amount) return false;
            balances[account] -= amount;
            return true;
        }
    }

    public bool Transfer(int from, int to, int amount)
    {
        lock (gate)
        {
            if (!Withdraw(from, amount)) return false;
            Deposit(to, amount);
            return true;
        }
    }

    public int Total()
    {
        lock (gate) return balances[0] + balances[1];
    }
}
