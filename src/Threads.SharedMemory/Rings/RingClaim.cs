using Threads.SharedMemory.Leftovers;

namespace Threads.SharedMemory;

/// <summary>
/// One end of a ring as one process's own, noted in the ring: a second writer is refused while the first lives, and the partner learns that
/// this one has closed its end, or was killed.
/// </summary>
internal sealed class RingClaim : IDisposable
{
    // What stands in the ring: a process (Owner.Packed), or one of these.
    private const long Nobody = 0;
    private const long Closed = -1;

    private readonly RingMemory _memory;
    private readonly bool _isWriter;
    private bool _isClosed; // closed twice, it would close its successor's

    /// <summary>Claims an end.</summary>
    /// <exception cref="SharedMemoryException">Another process has it, or another part of this one.</exception>
    public RingClaim(RingMemory memory, bool isWriter)
    {
        (_memory, _isWriter) = (memory, isWriter);
        while (true)
        {
            var found = Volatile.Read(ref Mine);
            if (found is not (Nobody or Closed) && Owner.Unpack(found) is { IsAlive: true } other)
                throw new SharedMemoryException($"The ring has a {(isWriter ? "writer" : "reader")} already, process {other.Process}{(other == Owner.Current ? " (this one)" : "")}. One at a time: close that end, or use a SharedQueue.");
            if (Interlocked.CompareExchange(ref Mine, Owner.Current.Packed, found) == found) return;
        }
    }

    private ref long Mine => ref _isWriter ? ref _memory.Layout.Writer : ref _memory.Layout.Reader;

    private ref long Partners => ref _isWriter ? ref _memory.Layout.Reader : ref _memory.Layout.Writer;

    /// <summary>What became of the partner, or null while it lives or has not come yet.</summary>
    public string? PartnerFault()
    {
        var partner = Volatile.Read(ref Partners);
        return partner switch
        {
            Nobody => null,
            Closed => "it closed its end",
            _ => Owner.Unpack(partner) is { IsAlive: false } dead ? $"process {dead.Process} has ended" : null,
        };
    }

    /// <summary>Closes the end, unless another process has taken it over.</summary>
    public void Dispose()
    {
        if (_isClosed) return;
        _isClosed = true;
        Interlocked.CompareExchange(ref Mine, Closed, Owner.Current.Packed);
    }
}
