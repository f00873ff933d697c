using System.Runtime.InteropServices;

namespace Threads.Speedup.Workloads;

/// <summary>
/// An array that begins where a cache line begins, and that no collector moves. Vectors of a whole line are read fastest from
/// there, and two workers' parts do not share a line by accident. Not bounds-checked through its pointer.
/// </summary>
internal sealed unsafe class Buffer<T>
    where T : unmanaged
{
    private const nuint Alignment = 128; // cores fetch lines in pairs

    public Buffer(long length)
    {
        Length = checked((int)length);
        var bytes = ((nuint)length * (nuint)sizeof(T)) + Alignment;
        Start = (T*)NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(Start, bytes);
    }

    ~Buffer() => NativeMemory.AlignedFree(Start);

    public T* Start { get; }

    public int Length { get; }

    public Span<T> All => new(Start, Length);

    public ref T this[int index] => ref All[index];

    /// <summary>A worker's share.</summary>
    public Span<T> Of(Worker worker) => All[worker.From(Length)..worker.To(Length)];
}
