using Races.Checks;

namespace Races.Mistakes;

/// <summary>Total looks in while money is on its way: the lock keeps out only those who take it.</summary>
[Mistake(Verdict.FailedAssertion, "reading needs no lock")]
public sealed class BankUnlockedTotal : IBank
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

    public int Total() => balances[0] + balances[1];
}
