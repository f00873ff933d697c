using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Each of the two parts is locked. Between them the money is in neither account, and the lock is free.</summary>
[Mistake(Verdict.FailedAssertion, "a method that calls only locked methods need not lock")]
public sealed class BankTransferInTwo : IBank
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
        if (!Withdraw(from, amount)) return false;
        Deposit(to, amount);
        return true;
    }

    public int Total()
    {
        lock (gate) return balances[0] + balances[1];
    }
}
