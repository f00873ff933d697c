using Races.Checks;

namespace Races.Mistakes;

/// <summary>
/// Each thread locks its first account and waits for the other's: nobody ever goes on. (Lab 08 takes the locks in one order.)
/// </summary>
[Mistake(Verdict.Deadlock, "a lock for each account, from and then to, is right and faster")]
public sealed class BankLockEach : IBank
{
    private readonly Lock[] gates = [new(), new()];
    private readonly int[] balances = [10, 10];

    public bool Transfer(int from, int to, int amount)
    {
        lock (gates[from])
        {
            lock (gates[to])
            {
                if (balances[from] < amount) return false;
                balances[from] -= amount;
                balances[to] += amount;
                return true;
            }
        }
    }

    public int Balance(int account)
    {
        lock (gates[account]) return balances[account];
    }

    public int Total()
    {
        lock (gates[0])
        {
            lock (gates[1]) return balances[0] + balances[1];
        }
    }
}
