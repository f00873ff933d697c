namespace Races.Checks;

/// <summary>Money that was accepted is paid out once: never lost, never doubled.</summary>
[Exercise("account", "A bank account that keeps its money", typeof(IAccount), Order = 2)]
[Hint("Two fields belong together: isOpen and balance. Find each place that reads one and then changes the other.")]
[Hint("Check and act must be one critical section: what was checked has to be true still when the account is changed. "
    + "See the difference: threads run races/act-locked, then races/check-and-act-locked")]
[Hint("One Lock for the whole account. Each of the four members takes it at its first line and holds it to its last, the check included.")]
public static class AccountChecks
{
    [Check("Two deposits are both kept", Order = 1)]
    public static void Two_deposits(IAccount account)
    {
        account.Open();
        Together.Run(
            () => account.Deposit(1),
            () => account.Deposit(2));
        Check.Equal(3, account.Close(), "The money paid out");
    }

    [Check("A deposit is paid out if and only if it was accepted", Order = 2)]
    public static void Deposit_while_closing(IAccount account)
    {
        account.Open();
        account.Deposit(1);
        bool accepted = false;
        int paidOut = 0;
        Together.Run(
            () => accepted = account.Deposit(4),
            () => paidOut = account.Close());
        if (accepted) Check.Equal(5, paidOut, "1 was in the account and 4 more were accepted; the money paid out");
        else Check.Equal(1, paidOut, "1 was in the account and 4 more were refused; the money paid out");
        Check.Equal(0, account.Balance, "The balance of the closed account");
    }

    [Check("Of two that close, one gets the money", Order = 3)]
    public static void Two_close(IAccount account)
    {
        account.Open();
        account.Deposit(5);
        int first = 0, second = 0;
        Together.Run(
            () => first = account.Close(),
            () => second = account.Close());
        Check.Equal(5, first + second, "The money paid out in all");
    }

    [Check("Of two that open, one succeeds", Order = 4)]
    public static void Two_open(IAccount account)
    {
        bool first = false, second = false;
        Together.Run(
            () => { first = account.Open(); account.Deposit(1); },
            () => second = account.Open());
        Check.That(first != second, "Two threads opened the account; exactly one of them should be told that it did.");
        Check.Equal(1, account.Balance, "The balance");
    }

    [Check("The balance may be read while another pays in", Order = 5)]
    public static void Balance_while_depositing(IAccount account)
    {
        account.Open();
        int seen = 0;
        Together.Run(
            () => account.Deposit(5),
            () => seen = account.Balance);
        Check.OneOf([0, 5], seen, "The balance seen");
    }

    [Check("A closed account takes no money and has none", Order = 6)]
    public static void Closed(IAccount account)
    {
        Check.That(!account.Deposit(1), "A closed account accepted a deposit.");
        Check.Equal(0, account.Close(), "The money paid out of a closed account");
        Check.That(account.Open(), "A closed account could not be opened.");
        Check.That(!account.Open(), "An open account was opened again.");
        Check.That(account.Deposit(1), "An open account refused a deposit.");
        Check.Equal(1, account.Close(), "The money paid out");
        Check.That(account.Open(), "A closed account could not be opened again.");
        Check.Equal(0, account.Balance, "The balance of an account that was opened again");
    }
}
