namespace Locking.Checks;

/// <summary>A bank with two accounts, 0 and 1, in each of which there are 10 at first. Any thread may call at any time.</summary>
public interface IBank
{
    /// <summary>Pays in.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such account; nothing has happened.</exception>
    void Deposit(int account, int amount);

    /// <summary>Takes out. False, and nothing happens, if there is not enough.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such account; nothing has happened.</exception>
    bool Withdraw(int account, int amount);

    /// <summary>Takes out of one account and pays into another, as one step. False, and nothing happens, if there is not enough.</summary>
    bool Transfer(int from, int to, int amount);

    /// <summary>What is in both accounts together.</summary>
    int Total();
}
