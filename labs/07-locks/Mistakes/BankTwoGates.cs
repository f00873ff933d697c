using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Two doors, one room: who deposits and who withdraws change the same balances under different locks.</summary>
[Mistake(Verdict.LostUpdate, "a lock belongs to an operation, and not to the data")]
public sealed class BankTwoGates : IBank
{
    private readonly Lock depositing = new();
    private readonly Lock withdrawing = new();
    private readonly int[] balances = [10, 10];

    public void Deposit(int account, int amount)
    {
        lock (depositing)
        {
            balances[account] += amount;
        }
    }

    public bool Withdraw(int account, int amount)
    {
        lock (withdrawing)
        {
            if (balances[account] < amount) return false;
            balances[account] -= amount;
            return true;
        }
    }

    public bool Transfer(int from, int to, int amount)
    {
        lock (depositing)
        {
            lock (withdrawing)
            {
                if (!Withdraw(from, amount)) return false;
                Deposit(to, amount);
                return true;
            }
        }
    }

    public int Total()
    {
        lock (depositing)
        {
            lock (withdrawing) return balances[0] + balances[1];
        }
    }
}
