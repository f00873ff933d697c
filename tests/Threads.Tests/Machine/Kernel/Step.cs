using System.Buffers.Binary;
using Threads.Machine;

namespace Threads.Tests.Machine.Kernel;

/// <summary>Which operation a step is.</summary>
internal enum StepCall
{
    Shmget,
    Shmat,
    Shmdt,
    Shmctl,
    Mmap,
    Munmap,
    Mprotect,
    Fork,
    Exit,
    Become,
    Load,
    Store,
}

/// <summary>
/// One operation on both kernels. Numbers stand for what the two may call differently: a segment by the order in which they were made, a
/// process by its slot, an address by <see cref="Places"/>.
/// </summary>
internal sealed record Step(StepCall Call, int Process = 0, long A = 0, long B = 0, long C = 0, long D = 0)
{
    public override string ToString() => Call switch
    {
        StepCall.Shmget => $"p{Process}: shmget({A}, {B}, 0{Convert.ToString(C, 8)})",
        StepCall.Shmat => $"p{Process}: shmat(s{A}, {Places.Name(B)}, 0x{C:x})",
        StepCall.Shmdt => $"p{Process}: shmdt({Places.Name(A)})",
        StepCall.Shmctl => $"p{Process}: shmctl(s{A}, {B}, {(C == 0 ? "buffer" : C == 1 ? "address 1" : Places.Name(C))}, user and group {D >> 9}, mode 0{Convert.ToString(D & 511, 8)})",
        StepCall.Mmap => $"p{Process}: mmap({Places.Name(A)}, {B}, {C}, 0x{D:x})",
        StepCall.Munmap => $"p{Process}: munmap({Places.Name(A)}, {B})",
        StepCall.Mprotect => $"p{Process}: mprotect({Places.Name(A)}, {B}, {C})",
        StepCall.Fork => $"p{Process}: fork() as p{A}",
        StepCall.Exit => $"p{Process}: exit({A})",
        StepCall.Become => $"p{Process}: becomes user {A}, group {B}",
        StepCall.Load => $"p{Process}: reads {Places.Name(A)}",
        _ => $"p{Process}: writes {B} to {Places.Name(A)}",
    };

    /// <summary>Does it on one side.</summary>
    /// <returns>The result in words that are the same on both.</returns>
    public string Do(IKernelSide side, Names names)
    {
        switch (Call)
        {
            case StepCall.Shmget:
                return names.OfSegment(side.Call(Process, 29, A, B, C));
            case StepCall.Shmat:
                return names.OfAttachment(side.Call(Process, 30, names.Segment(A), names.Address(B), C), Process);
            case StepCall.Shmdt:
                return Names.OfResult(side.Call(Process, 67, names.Address(A)));
            case StepCall.Shmctl:
                return Control(side, names);
            case StepCall.Mmap:
                return Names.OfAddress(side.Call(Process, 9, names.Address(A), B, C, D, -1, 0));
            case StepCall.Munmap:
                return Names.OfResult(side.Call(Process, 11, names.Address(A), B));
            case StepCall.Mprotect:
                return Names.OfResult(side.Call(Process, 10, names.Address(A), B, C));
            case StepCall.Fork:
                return side.Fork(Process, (int)A) > 0 ? "a child" : "no child";
            case StepCall.Exit:
                return $"status {side.Exit(Process, (int)B, (int)A)}";
            case StepCall.Become:
                side.Become(Process, (uint)A, (uint)B);
                return "done";
            case StepCall.Load:
                return side.Load(Process, (ulong)names.Address(A), out var value) is var read and < 0 ? Names.OfResult(read) : $"{value}";
            default:
                return Names.OfResult(side.Store(Process, (ulong)names.Address(A), (ulong)B));
        }
    }

    private string Control(IKernelSide side, Names names)
    {
        const int set = 1, status = 2, size = 112;
        var bytes = new byte[size];
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), (int)(D >> 9));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), (int)(D >> 9));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(20), (int)(D & 511));
        var buffer = side.PutBuffer(Process, B == set ? bytes : new byte[size]);
        var result = side.Call(Process, 31, names.Segment(A), B, C == 0 ? buffer : C == 1 ? 1 : names.Address(C));
        return B == status && result == 0 && C == 0 ? Status.Text(side.GetBuffer(Process, size), side) : Names.OfResult(result);
    }
}

/// <summary>Addresses that both kernels have: sixteen pages of a window, odd ones near them, and such as no program can have.</summary>
internal static class Places
{
    public const ulong Window = 0x6000_0000_0000;
    public const int Pages = 16;

    /// <summary>NULL, or wherever the kernel likes.</summary>
    public const long Null = 100;
    public const long Unaligned = 200;
    public const long Kernel = 101;
    public const long LastPage = 102;
    public const long Low = 103;
    public const long OddLow = 104;

    /// <summary>The n-th address that a kernel has chosen itself.</summary>
    public const long Chosen = 300;

    public static string Name(long place) => place switch
    {
        Null => "NULL",
        Kernel => "0xffff…000",
        LastPage => "the last page",
        Low => "0x1000",
        OddLow => "0x10",
        >= Chosen => $"chosen {place - Chosen}",
        >= Unaligned => $"W+{place - Unaligned}+0x123",
        _ => $"W+{place}",
    };
}

/// <summary>What one side calls what.</summary>
internal sealed class Names
{
    private readonly List<(long Address, int Process)> _chosen = [];

    public List<int> Segments { get; } = [];

    public long Segment(long number) => number >= 0 && number < Segments.Count ? Segments[(int)number] : number < 0 ? number : 0x7FFF_0000 + number;

    public long Address(long place) => place switch
    {
        Places.Null => 0,
        Places.Kernel => -4096,
        Places.LastPage => 0x7fff_ffff_e000,
        Places.Low => 0x1000,
        Places.OddLow => 0x10,
        >= Places.Chosen => place - Places.Chosen < _chosen.Count ? _chosen[(int)(place - Places.Chosen)].Address : 0x7000,
        >= Places.Unaligned => (long)Places.Window + ((place - Places.Unaligned) * 4096) + 0x123,
        _ => (long)Places.Window + (place * 4096),
    };

    public string OfSegment(long result)
    {
        if (result < 0) return OfResult(result);
        if (!Segments.Contains((int)result)) Segments.Add((int)result);
        return $"s{Segments.IndexOf((int)result)}";
    }

    public string OfAttachment(long result, int process)
    {
        if (result is < 0 or < 0x2000 || InWindow(result)) return OfAddress(result);
        _chosen.Add((result, process));
        return result % 4096 == 0 ? $"chosen {_chosen.Count - 1}" : "odd";
    }

    public static string OfAddress(long result) => result is < 0 and > -4096 ? OfResult(result) : InWindow(result) ? $"W+{(result - (long)Places.Window) / 4096}" : result < 0x2_0000 ? $"0x{result:x}" : "somewhere";

    public static string OfResult(long result) => result < 0 ? $"-{(Errno)(-result)}" : $"{result}";

    private static bool InWindow(long address) => address >= (long)Places.Window && address < (long)Places.Window + (Places.Pages * 4096);
}

/// <summary>A <c>struct shmid_ds</c> in words: times are never or not, processes are slots.</summary>
internal static class Status
{
    public static string Text(byte[]? bytes, IKernelSide side)
    {
        if (bytes is null) return "gone";
        int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
        long Long(int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
        return $"key {Int(0)} owner {Int(4)}:{Int(8)} creator {Int(12)}:{Int(16)} mode 0{Convert.ToString(Int(20), 8)} size {Long(48)} "
            + $"times {(Long(56) != 0 ? 'a' : '-')}{(Long(64) != 0 ? 'd' : '-')}{(Long(72) != 0 ? 'c' : '-')} by p{side.SlotOf(Int(80))} last p{side.SlotOf(Int(84))} attached {Long(88)}";
    }
}
