namespace Races.Checks;

/// <summary>Whoever looks, whenever: there are 20 in the bank, and no account is overdrawn.</summary>
[Exercise("transfer", "A total that is right at every moment", typeof(IBank), Order = 5)]
[Hint("Between taking and giving, the money is in neither account. Who could look at that moment? See: threads run races/two-variables")]
[Hint("The invariant spans both accounts. A critical section must reach from where it breaks to where it holds again, "
    + "and whoever reads both accounts must be kept out as well.")]
[Hint("One Lock for the bank. Transfer holds it from the check of the balance until the money has arrived; Balance and Total "
    + "hold it while they read. (A lock for each account works too, if everybody takes the two in the same order: lab 08.)")]
public static class TransferChecks
{
    [Check("The total is 20 while money is on its way", Order = 1)]
    public static void Total_while_transferring(IBank bank)
    {
        int total = 0;
        Together.Run(
            () => bank.Transfer(0, 1, 3),
            () => total = bank.Total());
        Check.Equal(20, total, "The total");
    }

    [Check("Two transfers in opposite directions cancel out", Order = 2)]
    public static void Opposite_transfers(IBank bank)
    {
        Together.Run(
            () => bank.Transfer(0, 1, 3),
            () => bank.Transfer(1, 0, 3));
        Check.Equal(10, bank.Balance(0), "The balance of account 0");
        Check.Equal(10, bank.Balance(1), "The balance of account 1");
    }

    [Check("The last 10 can be spent once", Order = 3)]
    public static void Spent_once(IBank bank)
    {
        bool first = false, second = false;
        Together.Run(
            () => first = bank.Transfer(0, 1, 10),
            () => second = bank.Transfer(0, 1, 10));
        Check.That(first != second, first ? "Both transfers spent the same 10." : "Both transfers were refused, although there were 10.");
        Check.Equal(0, bank.Balance(0), "The balance of account 0");
        Check.Equal(20, bank.Total(), "The total");
    }

    [Check("A transfer that cannot be paid for changes nothing", Order = 4)]
    public static void Refused(IBank bank)
    {
        Check.That(!bank.Transfer(0, 1, 11), "11 were taken from an account with 10.");
        Check.That(bank.Transfer(0, 1, 4), "4 were refused from an account with 10.");
        Check.Equal(6, bank.Balance(0), "The balance of account 0");
        Check.Equal(14, bank.Balance(1), "The balance of account 1");
    }
}
