using Races.Checks;

namespace Races.Mistakes;

/// <summary>A struct is copied field by field: the copy may be half from before a transfer and half from after it.</summary>
[Mistake(Verdict.FailedAssertion, "copying a struct is one step, so a copy is a consistent snapshot")]
public sealed class BankStructCopy : IBank
{
    private struct Balances
    {
        public int First;
        public int Second;
    }

    private readonly Lock gate = new();
    private Balances balances = new() { First = 10, Second = 10 };

    public bool Transfer(int from, int to, int amount)
    {
        lock (gate)
        {
            Balances next = balances;
            if ((from == 0 ? next.First : next.Second) < amount) return false;
            next.First += from == 0 ? -amount : amount;
            next.Second += from == 1 ? -amount : amount;
            balances = next;
            return true;
        }
    }

    public int Balance(int account)
    {
        lock (gate) return account == 0 ? balances.First : balances.Second;
    }

    public int Total()
    {
        Balances snapshot = balances;
        return snapshot.First + snapshot.Second;
    }
}
