using Races.Checks;

namespace Races.Mistakes;

/// <summary>Two transfers check before either has taken anything, and spend the same money.</summary>
[Mistake(Verdict.FailedAssertion, "the check only reads, so it needs no lock")]
public sealed class BankCheckOutside : IBank
{
    private readonly Lock gate = new();
    private readonly int[] balances = [10, 10];

    public bool Transfer(int from, int to, int amount)
    {
        if (balances[from] < amount) return false;
        lock (gate)
        {
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
