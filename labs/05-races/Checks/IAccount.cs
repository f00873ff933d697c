namespace Races.Checks;

/// <summary>A bank account. Every member may be called by any thread at any time. It begins closed and empty.</summary>
public interface IAccount
{
    /// <summary>Opens a closed account, empty. False, and nothing happens, if it is open already.</summary>
    bool Open();

    /// <summary>Pays in. False, and nothing is paid in, if the account is closed.</summary>
    bool Deposit(int amount);

    /// <summary>Closes an open account and returns all that was in it. 0 if it is closed already.</summary>
    int Close();

    /// <summary>What is in the account; 0 if it is closed.</summary>
    int Balance { get; }
}
