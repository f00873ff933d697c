using Races.Checks;

namespace Races.Exercises;

/// <summary>Two accounts for many threads. The invariant: together they hold 20.</summary>
public sealed class Bank : IBank
{
    private readonly int[] balances = [10, 10];

    // TODO: whatever the threads' order, everybody finds a total of 20, and no account is overdrawn.
    public bool Transfer(int from, int to, int amount)
    {
        if (balances[from] < amount) return false;
        balances[from] -= amount;
        balances[to] += amount;
        return true;
    }

    public int Balance(int account) => balances[account];

    public int Total() => balances[0] + balances[1];
}
