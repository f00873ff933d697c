using Races.Checks;

namespace Races.Mistakes;

/// <summary>Each update is locked and no access races; between the two, the money is in neither account.</summary>
[Mistake(Verdict.FailedAssertion, "taking and giving are two updates, so two critical sections do")]
public sealed class BankTwoSections : IBank
{
    private readonly Lock gate = new();
    private readonly int[] balances = [10, 10];

    public bool Transfer(int from, int to, int amount)
    {
        lock (gate)
        {
            if (balances[from] < amount) return false;
            balances[from] -= amount;
        }

        lock (gate)
        {
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
