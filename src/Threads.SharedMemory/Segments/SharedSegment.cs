using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Threads.SharedMemory.Leftovers;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory;

/// <summary>
/// Memory that several processes share, attached to this one. It stays until somebody removes it: disposing detaches, and <see cref="Remove"/>
/// takes the name away, after which the last that detaches takes the memory with it. What a process made and never removed is
/// removed after its death, by <see cref="Cleaning"/>, which runs by itself before a process makes its first segment.
/// </summary>
/// <remarks>
/// Begins with a header that is checked when it is attached; <see cref="Bytes"/> is what follows. Addresses mean something in this
/// process only: store offsets. Spans and references into it must not be used once it is disposed. Making, attaching and asking are
/// thread-safe; what happens in the memory is up to those who share it. Linux only.
/// A POSIX segment is a file: whoever may write it may also cut it (<c>ftruncate</c>) while others have it attached, and touching what was cut off kills
/// them (SIGBUS), which no handler of .NET catches. Among parties that do not trust each other take a System V key, whose segments keep their
/// size, or <see cref="CreateAnonymous"/>, whose memory is sealed against it.
/// </remarks>
public sealed unsafe class SharedSegment : IDisposable
{
    /// <summary>Most bytes of a segment.</summary>
    public const long MostBytes = 1L << 30;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly Backing _backing;
    private nint _address; // 0 once it is disposed

    private SharedSegment(Backing backing, nint at, bool readOnly, bool wasCreated)
    {
        _backing = backing;
        (IsReadOnly, WasCreated) = (readOnly, wasCreated);
        if (backing.Bytes is < SegmentHeader.Bytes or > MostBytes + SegmentHeader.Bytes)
            throw new SharedMemoryException($"{backing.Name} has {backing.Bytes:#,0} bytes, which no segment of this lab has: it was cut, or made by another program.");
        _address = backing.Map(at, readOnly);
    }

    /// <summary>The name by which other processes find it.</summary>
    public SegmentName Name => _backing.Name;

    /// <summary>True when this process made it, and did not find it.</summary>
    public bool WasCreated { get; }

    /// <summary>True when it must not be written: a write would end the process with a segmentation fault.</summary>
    public bool IsReadOnly { get; }

    /// <summary>Where it begins, with its header, in this process: a multiple of a page.</summary>
    public nint Address => _address != 0 ? _address : throw new ObjectDisposedException(nameof(SharedSegment));

    /// <summary>Bytes that can be used.</summary>
    public int Size => (int)(_backing.Bytes - SegmentHeader.Bytes);

    /// <summary>What can be read and written.</summary>
    /// <exception cref="InvalidOperationException">It was attached for reading only.</exception>
    public Span<byte> Bytes => !IsReadOnly
        ? new Span<byte>(Start, Size)
        : throw new InvalidOperationException($"{Name} was attached for reading only. Read ReadOnlyBytes, or open it for writing.");

    /// <summary>What can be read.</summary>
    public ReadOnlySpan<byte> ReadOnlyBytes => new(Start, Size);

    internal byte* Start => (byte*)Address + SegmentHeader.Bytes;

    /// <summary>Makes a new segment, all zero.</summary>
    /// <param name="name">The name; not a descriptor's.</param>
    /// <param name="bytes">Bytes that can be used, 1 to <see cref="MostBytes"/>.</param>
    /// <param name="permissions">Who may read and write it; the owner, unless said otherwise.</param>
    /// <exception cref="SharedMemoryException">The name is taken, or the system refuses.</exception>
    public static SharedSegment Create(SegmentName name, int bytes, UnixFileMode permissions = OwnerOnly) =>
        TryCreate(name, bytes, permissions) ?? throw new SharedMemoryException($"{name} exists already. Attach it, choose another name, or remove it.", Errno.Exists);

    /// <summary>Attaches the segment of this name, or makes it if there is none. Whoever comes first, all get the same.</summary>
    /// <param name="name">The name; not a descriptor's.</param>
    /// <param name="bytes">Bytes that can be used, 1 to <see cref="MostBytes"/>; one that exists must have as many.</param>
    /// <param name="permissions">Of a new one, who may read and write it.</param>
    /// <exception cref="SharedMemoryException">It has another size, is none of ours, or the system refuses.</exception>
    public static SharedSegment CreateOrAttach(SegmentName name, int bytes, UnixFileMode permissions = OwnerOnly)
    {
        while (true)
        {
            try
            {
                return TryCreate(name, bytes, permissions) ?? Attach(Backing.Open(name, readOnly: false), 0, readOnly: false, bytes);
            }
            catch (SharedMemoryException exception) when (exception.ErrorNumber is Errno.NoSuchEntry or Errno.IdentifierRemoved)
            {
                // Somebody removed it between two calls.
            }
        }
    }

    /// <summary>Attaches a segment that exists.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="readOnly">Whether it is only to be read, which needs fewer rights.</param>
    /// <param name="at">The address, a multiple of a page; 0 lets the system choose, which it does best.</param>
    /// <exception cref="SharedMemoryException">There is none, it is none of ours or damaged, or the system refuses.</exception>
    public static SharedSegment Open(SegmentName name, bool readOnly = false, nint at = 0)
    {
        Platform.Require("Shared memory");
        return Attach(Backing.Open(name, readOnly), at, readOnly, bytes: null);
    }

    /// <summary>Makes a new segment without a name: others open it by <see cref="Name"/> while this process has it. Nothing of it can be left behind.</summary>
    /// <exception cref="SharedMemoryException">The system refuses.</exception>
    public static SharedSegment CreateAnonymous(int bytes)
    {
        RequireSize(bytes);
        return Begin(FileBacking.CreateAnonymous(bytes + SegmentHeader.Bytes));
    }

    /// <summary>A reference to a value in it.</summary>
    /// <param name="offset">Bytes from the start of <see cref="Bytes"/>, a multiple of the value's alignment, up to 8.</param>
    /// <exception cref="SharedMemoryException">It does not lie within, or is not aligned.</exception>
    /// <exception cref="InvalidOperationException">It was attached for reading only.</exception>
    public ref T At<T>(int offset)
        where T : unmanaged
    {
        if (offset < 0 || offset > Size - sizeof(T)) throw new SharedMemoryException($"Offset {offset} with {sizeof(T)} bytes lies outside of {Name}, which has {Size:#,0}.");
        if (offset % Math.Min(sizeof(T) & -sizeof(T), 8) != 0) throw new SharedMemoryException($"Offset {offset} is not aligned for {typeof(T).Name}: a value across two cache lines is not atomic.");
        return ref Unsafe.As<byte, T>(ref Bytes[offset]);
    }

    /// <summary>What the system says about it.</summary>
    /// <exception cref="SharedMemoryException">Somebody has cut the file behind it: its memory must not be touched any more, and disposing it is safe.</exception>
    public SegmentState Status()
    {
        var state = _backing.State();
        return state.Bytes >= _backing.Bytes
            ? state
            : throw new SharedMemoryException($"{Name} was cut from {_backing.Bytes:#,0} bytes to {state.Bytes:#,0} by somebody who may write it: touching what was cut off would kill this process. Dispose it; a System V key or an anonymous segment cannot be cut.");
    }

    /// <summary>Takes its name away, so that nobody can attach it any more; those who are attached keep it.</summary>
    /// <exception cref="SharedMemoryException">It was removed before, or belongs to somebody else.</exception>
    public void Remove() => _backing.Remove();

    /// <summary>Detaches it. Nobody in this process may touch it any more.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _address, 0) is not (not 0 and var address)) return;
        _backing.Unmap(address);
        _backing.Dispose();
    }

    private ref SegmentHeader Header => ref *(SegmentHeader*)Address;

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA2000", Justification = "The segment owns what is behind it.")]
    private static SharedSegment? TryCreate(SegmentName name, int bytes, UnixFileMode permissions)
    {
        RequireSize(bytes);
        Cleaning.RunOnce();
        return Backing.TryCreate(name, bytes + SegmentHeader.Bytes, permissions) is { } backing ? Begin(backing) : null;
    }

    private static SharedSegment Begin(Backing backing)
    {
        try
        {
            var created = new SharedSegment(backing, 0, readOnly: false, wasCreated: true);
            SegmentHeader.Initialise(ref created.Header, backing.Bytes);
            return created;
        }
        catch
        {
            TryRemove(backing);
            backing.Dispose();
            throw;
        }
    }

    // Why it could not be begun is what there is to say, and that may be that it is removed already.
    private static void TryRemove(Backing backing)
    {
        try
        {
            backing.Remove();
        }
        catch (SharedMemoryException)
        {
            // What is left of it, Cleaning finds.
        }
    }

    // With a size: create-or-attach, which finishes a header that its maker did not.
    private static SharedSegment Attach(Backing backing, nint at, bool readOnly, int? bytes)
    {
        if (bytes is { } wanted && backing.Bytes != wanted + SegmentHeader.Bytes)
        {
            backing.Dispose();
            throw new SharedMemoryException($"{backing.Name} exists with {backing.Bytes - SegmentHeader.Bytes:#,0} bytes, and {wanted:#,0} were asked for. Ask for as many, or take another name.");
        }

        SharedSegment? attached = null;
        try
        {
            attached = new SharedSegment(backing, at, readOnly, wasCreated: false);
            if (bytes is not null) SegmentHeader.Initialise(ref attached.Header, backing.Bytes);
            if (SegmentHeader.Fault(ref attached.Header, backing.Bytes) is { } fault) throw new SharedMemoryException($"{backing.Name} cannot be used: {fault}.");
            return attached;
        }
        catch
        {
            if (attached is not null) attached.Dispose();
            else backing.Dispose();
            throw;
        }
    }

    private static void RequireSize(int bytes)
    {
        Platform.Require("Shared memory");
        if (bytes is < 1 or > (int)MostBytes) throw new SharedMemoryException($"A segment has 1 to {MostBytes:#,0} bytes, not {bytes:#,0}.");
    }
}
