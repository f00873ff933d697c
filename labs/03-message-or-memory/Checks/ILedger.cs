namespace Messages.Checks;

/// <summary>Two accounts on a shared page, behind a lock. Money is moved in two steps, and whoever moves it can be killed between them.</summary>
public interface ILedger
{
    /// <summary>What stands in <see cref="Owner"/> when the process that had the lock was killed: the kernel writes it.</summary>
    public const int OwnerDied = -1;

    /// <summary>What both accounts hold together, in the beginning and whenever nobody is inside.</summary>
    public const int Total = 100;

    /// <summary>The lock's word: 0 when it is free, else the number of the process that has it, or <see cref="OwnerDied"/>.</summary>
    ref int Owner { get; }

    /// <summary>Takes the lock; sleeps while another has it. If its last owner was killed, undoes what it left half done.</summary>
    void Enter(int process, Kernel kernel);

    /// <summary>Takes money from the first account. Called inside.</summary>
    void Debit(int amount);

    /// <summary>Puts it into the second account. Called inside, after <see cref="Debit"/>; then the move is done.</summary>
    void Credit(int amount);

    /// <summary>Gives the lock back.</summary>
    void Leave(Kernel kernel);

    /// <summary>The accounts. Read when nobody is inside.</summary>
    (int First, int Second) Accounts { get; }
}
