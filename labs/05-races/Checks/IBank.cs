namespace Races.Checks;

/// <summary>A bank with two accounts, 0 and 1, in each of which there are 10 at first. Any thread may call at any time.</summary>
public interface IBank
{
    /// <summary>Moves money from one account to another. False, and nothing happens, if there is not enough in the first.</summary>
    bool Transfer(int from, int to, int amount);

    /// <summary>What is in an account.</summary>
    int Balance(int account);

    /// <summary>What is in both accounts together. Transfers move money about; they never change this.</summary>
    int Total();
}
