namespace Messages.Checks;

/// <summary>Whoever is killed at whatever point: the others get in, and no money is lost or made.</summary>
[Exercise("heir", "Survive a partner that dies", typeof(ILedger), Order = 3)]
[Hint("Run the check \"The lock of a dead one\": what does Owner hold when B looks, and what would have to be there for Enter to take it?")]
[Hint("OwnerDied is as good as free, but whoever takes the lock then finds the accounts as the dead one left them. To undo half a move one has to know, "
    + "on the shared page, what was there before it, and whether a move is under way.")]
[Hint("Debit first notes before1 = first; before2 = second; and last isMoving = true; then it takes the money. Credit ends with isMoving = false. Enter, after it has taken "
    + "the lock from OwnerDied: if (isMoving) { first = before1; second = before2; isMoving = false; }")]
public static class LedgerChecks
{
    [Check("Two moves are both done", Order = 1)]
    public static void Two_moves(ILedger ledger)
    {
        Kernel kernel = new();
        Together.Run(
            () => Move(ledger, kernel, 1, 10),
            () => Move(ledger, kernel, 2, 20));
        Check.Equal((70, 30), ledger.Accounts, "The accounts");
    }

    [Check("The lock of a dead one is taken over", Order = 2)]
    public static void Killed_inside(ILedger ledger)
    {
        Kernel kernel = new();
        Together.Run(
            () =>
            {
                ledger.Enter(1, kernel);
                kernel.Kill(1, ref ledger.Owner);
            },
            () => Move(ledger, kernel, 2, 20));
        Check.Equal((80, 20), ledger.Accounts, "The accounts");
    }

    [Check("Half a move is undone, whenever it was killed", Order = 3)]
    public static void Killed_half_way(ILedger ledger)
    {
        Kernel kernel = new();
        Together.Run(
            () =>
            {
                ledger.Enter(1, kernel);
                ledger.Debit(10);
                kernel.Kill(1, ref ledger.Owner);
            },
            () => Move(ledger, kernel, 2, 20));
        Reopen(ledger, kernel);
        Check.Equal((80, 20), ledger.Accounts, "The accounts");
    }

    [Check("A move that was done stays done", Order = 4)]
    public static void Killed_after_the_move(ILedger ledger)
    {
        Kernel kernel = new();
        Move(ledger, kernel, 2, 20);
        Together.Run(
            () =>
            {
                ledger.Enter(1, kernel);
                ledger.Debit(10);
                ledger.Credit(10);
                kernel.Kill(1, ref ledger.Owner);
            },
            () => Move(ledger, kernel, 2, 20));
        Reopen(ledger, kernel);
        Check.Equal((50, 50), ledger.Accounts, "The accounts");
    }

    [Check("Killed again and again, no money is lost or made", Order = 5)]
    public static void Killed_twice(ILedger ledger)
    {
        Kernel kernel = new();
        for (int process = 1; process <= 2; process++)
        {
            ledger.Enter(process, kernel);
            ledger.Debit(10);
            kernel.Kill(process, ref ledger.Owner);
        }

        Move(ledger, kernel, 3, 5);
        Check.Equal((95, 5), ledger.Accounts, "The accounts");
    }

    private static void Move(ILedger ledger, Kernel kernel, int process, int amount)
    {
        ledger.Enter(process, kernel);
        ledger.Debit(amount);
        ledger.Credit(amount);
        ledger.Leave(kernel);
    }

    // Whoever comes last finds, and leaves, everything in order.
    private static void Reopen(ILedger ledger, Kernel kernel)
    {
        ledger.Enter(3, kernel);
        ledger.Leave(kernel);
    }
}
