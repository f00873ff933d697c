using Locking.Checks;

namespace Locking.Exercises;

/// <summary>A bank for many threads. Nothing is locked.</summary>
public sealed class Bank : IBank
{
    private readonly int[] balances = [10, 10];

    // TODO: whatever goes on at the same time, nothing is lost and nobody sees money on its way.
    public void Deposit(int account, int amount)
    {
        balances[account] += amount;
    }

    public bool Withdraw(int account, int amount)
    {
        if (balances[account] < amount) return false;
        balances[account] -= amount;
        return true;
    }

    public bool Transfer(int from, int to, int amount)
    {
        if (!Withdraw(from, amount)) return false;
        Deposit(to, amount);
        return true;
    }

    public int Total() => balances[0] + balances[1];
}
