using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>There are two ways out of Withdraw, and one of them keeps the lock.</summary>
[Mistake(Verdict.LockNeverReleased, "a lock is given back when the method ends")]
public sealed class BankEarlyReturn : IBank
{
    private readonly object gate = new();
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
        Monitor.Enter(gate);
        if (balances[account] < amount) return false;
        balances[account] -= amount;
        Monitor.Exit(gate);
        return true;
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
