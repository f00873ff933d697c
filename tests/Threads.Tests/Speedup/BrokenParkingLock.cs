namespace Threads.Tests.Speedup;

/// <summary>The parking lock once more, without its spinning, and with one mistake; or with none, to show that it is the mistake that fails.</summary>
internal sealed class BrokenParkingLock(BrokenParkingLock.Mistake mistake)
{
    private readonly SemaphoreSlim _bell = new(0);
    private int _held;
    private int _sleepers;
    private int _rung;

    internal enum Mistake
    {
        None,
        WhoSleepsDoesNotLookAgain,
        WhoSleepsCountsItselfTooLate,
        WhoWakesDoesNotTryAgain,
        WhoWakesLeavesTheBellRung,
        WhoLeavesWakesNobody,
        WhoLeavesLooksForSleepersTooEarly,
    }

    public void Enter()
    {
        if (Interlocked.Exchange(ref _held, 1) != 0) Wait();
    }

    public void Exit()
    {
        var early = Volatile.Read(ref _sleepers);
        Volatile.Write(ref _held, 0);
        var sleepers = mistake == Mistake.WhoLeavesLooksForSleepersTooEarly ? early : Volatile.Read(ref _sleepers);
        if (sleepers != 0 && mistake != Mistake.WhoLeavesWakesNobody && Interlocked.Exchange(ref _rung, 1) == 0) _bell.Release();
    }

    private void Wait()
    {
        if (mistake == Mistake.WhoSleepsCountsItselfTooLate && TryEnter()) return;
        Interlocked.Increment(ref _sleepers);
        if (mistake is Mistake.WhoSleepsDoesNotLookAgain or Mistake.WhoSleepsCountsItselfTooLate) Sleep();
        while (!TryEnter())
        {
            Sleep();
            if (mistake == Mistake.WhoWakesDoesNotTryAgain) break;
        }

        Interlocked.Decrement(ref _sleepers);
    }

    private void Sleep()
    {
        _bell.Wait();
        if (mistake != Mistake.WhoWakesLeavesTheBellRung) Interlocked.Exchange(ref _rung, 0);
    }

    private bool TryEnter() => Volatile.Read(ref _held) == 0 && Interlocked.Exchange(ref _held, 1) == 0;
}
