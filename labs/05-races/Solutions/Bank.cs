using Races.Checks;

namespace Races.Solutions;

/// <summary>Two accounts for many threads. Whoever holds the lock finds that together they hold 20, and leaves it so.</summary>
public sealed class Bank : IBank
{
    private readonly Lock gate = new();
    private readonly int[] balances = [10, 10];

    public bool Transfer(int from, int to, int amount)
    {
        lock (gate)
        {
            if (balances[from] < amount) return false;
            balances[from] -= amount;
            balances[to] += amount;
            return true;
        }
    }

    public int Balance(int account)
    {
        lock (gate) return balances[account];
    }

    public int Total()
    {
        lock (gate) return balances[0] + balances[1];
    }
}
