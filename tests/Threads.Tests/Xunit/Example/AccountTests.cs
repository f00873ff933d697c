using System.Threading;
using Threads.Xunit;
using Xunit;

namespace Bank.Tests;

public class Account
{
    private readonly Lock _lock = new();
    private int _balance;

    public int Balance => _balance;

    public void Deposit(int amount)
    {
        _balance += amount;
    }

    public void DepositSafely(int amount)
    {
        lock (_lock) _balance += amount;
    }
}

public class AccountTests
{
    private readonly Account _account = new();

    [Interleave]
    public void Two_deposits_are_both_counted()
    {
        Together(() => _account.Deposit(10), () => _account.Deposit(20));
        Assert.Equal(30, _account.Balance);
    }

    [Interleave]
    public void Two_deposits_under_a_lock_are_both_counted()
    {
        Together(() => _account.DepositSafely(10), () => _account.DepositSafely(20));
        Assert.Equal(30, _account.Balance);
    }

    private static void Together(ThreadStart first, ThreadStart second)
    {
        var other = new Thread(second);
        other.Start();
        first();
        other.Join();
    }
}
