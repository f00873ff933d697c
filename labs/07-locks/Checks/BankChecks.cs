namespace Locking.Checks;

/// <summary>Whatever goes on at the same time: nobody sees money on its way, nothing is lost, and the bank stays open.</summary>
[Exercise("bank", "Lock a bank", typeof(IBank), Order = 1)]
[Hint("Each line that touches balances is in a method that any thread may be in at that moment. Which lines belong together?")]
[Hint("One lock for the bank, taken by each of the four methods from its first line to its last. Transfer calls Withdraw and "
    + "Deposit, which take it "
    + "too: a thread may take a lock that it holds already (it is re-entrant). See threads run locks/re-entrant")]
[Hint("private readonly Lock gate = new(); and in each method lock (gate) { … } around all of the body. lock gives the lock back "
    + "on every way "
    + "out: at the end, by return, and by an exception.")]
public static class BankChecks
{
    [Check("Two deposits are both kept", Order = 1)]
    public static void Two_deposits(IBank bank)
    {
        Together.Run(
            () => bank.Deposit(0, 1),
            () => bank.Deposit(0, 2));
        Check.Equal(23, bank.Total(), "The total");
    }

    [Check("A deposit and a withdrawal are both kept", Order = 2)]
    public static void Deposit_and_withdrawal(IBank bank)
    {
        Together.Run(
            () => bank.Deposit(0, 5),
            () => bank.Withdraw(0, 3));
        Check.Equal(22, bank.Total(), "The total");
    }

    [Check("Of two that want the last money, one gets it", Order = 3)]
    public static void Last_money(IBank bank)
    {
        bool first = false, second = false;
        Together.Run(
            () => first = bank.Withdraw(0, 10),
            () => second = bank.Withdraw(0, 10));
        Check.That(first != second, $"There were 10, and {(first ? "two threads" : "neither of two threads")} got 10.");
    }

    [Check("The total is right while money is transferred", Order = 4)]
    public static void Total_meanwhile(IBank bank)
    {
        int seen = 0;
        Together.Run(
            () => bank.Transfer(0, 1, 5),
            () => seen = bank.Total());
        Check.Equal(20, seen, "The total that was seen during a transfer");
    }

    [Check("Transfers in opposite directions both finish", Order = 5)]
    public static void Opposite_transfers(IBank bank)
    {
        bool first = false, second = false;
        Together.Run(
            () => first = bank.Transfer(0, 1, 5),
            () => second = bank.Transfer(1, 0, 5));
        Check.That(first && second, "There was enough for both transfers, and one was refused.");
        Check.Equal(20, bank.Total(), "The total");
    }

    [Check("Whoever is refused leaves the bank open", Order = 6)]
    public static void Refused(IBank bank)
    {
        Together.Run(
            () => Check.That(!bank.Withdraw(0, 99), "99 were paid out of 10."),
            () => bank.Deposit(1, 1));
        Check.Equal(21, bank.Total(), "The total");
    }

    [Check("An account that does not exist leaves the bank open", Order = 7)]
    public static void No_such_account(IBank bank)
    {
        Together.Run(
            () => Check.Throws<IndexOutOfRangeException>(() => bank.Deposit(2, 1), "A deposit in account 2"),
            () => bank.Deposit(1, 1));
        Check.Equal(21, bank.Total(), "The total");
    }
}
