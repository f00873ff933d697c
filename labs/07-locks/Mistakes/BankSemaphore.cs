using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>A semaphore does not know who took it, and is not re-entrant: Transfer waits in Withdraw for what it holds itself.</summary>
[Mistake(Verdict.Deadlock, "a semaphore with one permit is a lock")]
public sealed class BankSemaphore : IBank
{
    private readonly SemaphoreSlim gate = new(1);
    private readonly int[] balances = [10, 10];

    public void Deposit(int account, int amount)
    {
        gate.Wait();
        try
        {
            balances[account] += amount;
        }
        finally
        {
            gate.Release();
        }
    }

    public bool Withdraw(int account, int amount)
    {
        gate.Wait();
        try
        {
            if (balances[account] < amount) return false;
            balances[account] -= amount;
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    public bool Transfer(int from, int to, int amount)
    {
        gate.Wait();
        try
        {
            if (!Withdraw(from, amount)) return false;
            Deposit(to, amount);
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    public int Total()
    {
        gate.Wait();
        try
        {
            return balances[0] + balances[1];
        }
        finally
        {
            gate.Release();
        }
    }
}
