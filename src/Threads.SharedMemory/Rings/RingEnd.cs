using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Threads.SharedMemory;

/// <summary>
/// What both ends of a ring have in common: looking at the partner's counter, spinning, falling asleep, waking the partner, and noticing that it
/// is gone. Cold: nothing of it runs while messages flow.
/// </summary>
internal sealed unsafe class RingEnd(RingMemory memory, bool isWriter, IFutex futex, int spins, RingClaim? claim = null) : IDisposable
{
    private const int SpinsBetweenChecks = 0xFFFF; // some milliseconds

    private readonly long* _partner = (long*)(memory.Start + (isWriter ? RingLayout.Tail : RingLayout.Head));
    private readonly int* _partnerSleeps = (int*)(memory.Start + (isWriter ? RingLayout.ReaderSleeps : RingLayout.WriterSleeps));
    private readonly int* _sleeps = (int*)(memory.Start + (isWriter ? RingLayout.WriterSleeps : RingLayout.ReaderSleeps));

    /// <summary>How often to look before sleeping.</summary>
    public int Spins { get; set; } = spins;

    /// <summary>Pauses between two looks.</summary>
    public int Pauses { get; set; } = 1;

    private string Partner => isWriter ? "reader" : "writer";

    /// <summary>The partner's counter, with acquire.</summary>
    public long PartnerCounter => Volatile.Read(ref *_partner);

    /// <summary>A round of waiting until the partner's counter is no longer what was seen: a pause or, after so many, sleep.</summary>
    /// <exception cref="TimeoutException">The time is over.</exception>
    /// <exception cref="SharedMemoryException">The partner is gone.</exception>
    public void Pause(int round, long seen, Deadline deadline)
    {
        if (round < Spins)
        {
            for (var pauses = Pauses; pauses > 0; pauses--)
            {
                if (X86Base.IsSupported) X86Base.Pause();
                else Thread.SpinWait(1);
            }

            if ((round & SpinsBetweenChecks) == SpinsBetweenChecks) Check(seen, deadline);
            return;
        }

        if (round > Spins || deadline.IsOver) Check(seen, deadline); // not before the first sleep: it takes longer than a partner that answers at once
        Sleep(seen, deadline, round - Spins);
    }

    private void Check(long seen, Deadline deadline)
    {
        // Gone, and what it wrote last is seen by now: the counter is looked at after the partner was found dead.
        if (claim?.PartnerFault() is { } fault && PartnerCounter == seen)
            throw new SharedMemoryException($"The {Partner} of the ring is gone: {fault}. {(isWriter ? "Nobody will make room" : "All that it wrote has been read")}.");
        if (deadline.IsOver)
            throw new TimeoutException($"The ring stayed {(isWriter ? "full" : "empty")} for the whole time limit: its {Partner} is slow, stopped, or not there yet.");
    }

    // The order matters: say it, fence, look again, sleep. See RingWriter.
    private void Sleep(long seen, Deadline deadline, int attempt)
    {
        Volatile.Write(ref *_sleeps, 1);
        futex.FenceAll();
        if (PartnerCounter == seen) futex.Wait(ref *_sleeps, 1, deadline.Left, attempt);
        Volatile.Write(ref *_sleeps, 0);
    }

    /// <summary>Wakes the partner, which says that it sleeps.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Wake()
    {
        Volatile.Write(ref *_partnerSleeps, 0); // or each further message would call the kernel again, until the partner runs
        futex.Wake(ref *_partnerSleeps, 1);
    }

    /// <summary>The partner's counter cannot be.</summary>
    public SharedMemoryException Rubbish(string counter, long value, long own) =>
        new($"The {Partner} of the ring wrote {value} into {counter}, which cannot be: this side is at {own}, and there are {memory.Capacity} slots. It is broken or hostile; nothing of the ring can be trusted any more.");

    /// <summary>Gives this end of the ring back.</summary>
    public void Dispose() => claim?.Dispose();

    /// <summary>Demands that a message fills a slot.</summary>
    public static void RequireSlot<T>(RingMemory memory)
        where T : unmanaged
    {
        if (sizeof(T) != memory.SlotBytes) throw new SharedMemoryException($"{typeof(T).Name} has {sizeof(T)} bytes, and a slot of the ring {memory.SlotBytes}.");
    }
}
