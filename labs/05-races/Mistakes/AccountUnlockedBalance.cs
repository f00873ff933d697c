using Races.Checks;

namespace Races.Mistakes;

/// <summary>
/// Balance is read while another thread writes it, with nothing that orders the
/// two. Nothing fails in a test; nothing is promised either.
/// </summary>
[Mistake(Verdict.DataRace, "reading needs no lock")]
public sealed class AccountUnlockedBalance : IAccount
{
    private readonly Lock gate = new();
    private bool isOpen;
    private int balance;

    public bool Open()
    {
        lock (gate)
        {
            if (isOpen) return false;
            isOpen = true;
            return true;
        }
    }

    public bool Deposit(int amount)
    {
        lock (gate)
        {
            if (!isOpen) return false;
            balance += amount;
            return true;
        }
    }

    public int Close()
    {
        lock (gate)
        {
            if (!isOpen) return 0;
            int paidOut = balance;
            balance = 0;
            isOpen = false;
            return paidOut;
        }
    }

    public int Balance => balance;
}
