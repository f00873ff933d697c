using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>An exception jumps over Monitor.Exit. lock { … } would have given the lock back on this way out as well.</summary>
[Mistake(Verdict.LockNeverReleased, "Enter at the beginning and Exit at the end are the same as lock")]
public sealed class BankErrorInside : IBank
{
    private readonly object gate = new();
    private readonly int[] balances = [10, 10];

    public void Deposit(int account, int amount)
    {
        Monitor.Enter(gate);
        balances[account] += amount;
        Monitor.Exit(gate);
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
