using System.Runtime.InteropServices;

namespace Threads.Tests.Machine.Kernel;

/// <summary>
/// Processes of the real kernel that do what they are told, one system call after another (<see cref="PuppetCode"/>). They have nothing mapped
/// but their code and the page of blocks through which they are told; segments that they make are in a namespace of their own where that
/// is allowed, and go away with it.
/// </summary>
internal sealed unsafe partial class Puppets : IDisposable
{
    /// <summary>Where the blocks are, in every puppet and here.</summary>
    public const ulong Blocks = 0x5000_0000_0000;

    /// <summary>The block of the first puppet, from which all others stem.</summary>
    public const int Base = 0;

    public const int Capacity = 4096 / PuppetCode.Size;

    private const ulong Code = 0x5000_0010_0000;
    private const ulong End = 0x7fff_ffff_f000;
    private const int Fork = 57;
    private const int Futex = 202;

    private readonly int _basePid;
    private readonly Dictionary<int, int> _pids = [];

    private Puppets(int basePid) => _basePid = _pids[Base] = basePid;

    /// <summary>Whether segments are in a namespace of their own.</summary>
    public bool IsIsolated { get; private set; }

    /// <summary>Whether the puppets may do everything.</summary>
    public bool IsRoot { get; private set; }

    private int ReadEnd { get; set; }

    private int WriteEnd { get; set; }

    /// <summary>Starts the first puppet; null where this cannot be done.</summary>
    public static Puppets? Start()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64) return null;
        const long readWrite = 3, all = 7, sharedFixed = 0x31, privateFixed = 0x32;
        if (Host(9, (long)Blocks, 4096, readWrite, sharedFixed, -1, 0) != (long)Blocks || Host(9, (long)Code, 4096, all, privateFixed, -1, 0) != (long)Code) return null;
        PuppetCode.X64.CopyTo(new Span<byte>((void*)Code, 4096));
        new Span<byte>((void*)Blocks, 4096).Clear();
        var made = ((delegate* unmanaged<ulong, long>)Code)(Blocks);
        if (made <= 0) return null;
        var puppets = new Puppets((int)made);
        puppets.Prepare();
        return puppets;
    }

    /// <summary>Makes a system call in a puppet.</summary>
    /// <returns>The result, or the negated error number.</returns>
    public long Call(int block, long number, long first = 0, long second = 0, long third = 0, long fourth = 0, long fifth = 0, long sixth = 0)
    {
        Ask(block, number, first, second, third, fourth, fifth, sixth);
        return Answer(block);
    }

    /// <summary>Forks a puppet.</summary>
    /// <param name="block">The parent's block.</param>
    /// <param name="child">The block that the child shall have.</param>
    /// <returns>The child's identifier, or the negated error number.</returns>
    public int ForkInto(int block, int child)
    {
        *(ulong*)At(block, PuppetCode.Child) = Blocks + (ulong)(child * PuppetCode.Size);
        Volatile.Write(ref *(int*)At(child, PuppetCode.State), 0);
        var pid = (int)Call(block, Fork);
        if (pid > 0) _pids[child] = pid;
        return pid > 0 && Answer(child) != 0 ? throw new InvalidOperationException("The child did not begin as one.") : pid;
    }

    /// <summary>Lets a puppet end, and its parent wait for it.</summary>
    /// <returns>The status that the parent was told.</returns>
    public int Exit(int block, int parent, int status)
    {
        Ask(block, 231, status);
        return Reap(block, parent);
    }

    /// <summary>Lets a puppet store a word where it may not, and its parent wait for it.</summary>
    /// <returns>The status that the parent was told.</returns>
    public int StoreAndDie(int block, int parent, ulong address)
    {
        Ask(block, -1, (long)address);
        return Reap(block, parent);
    }

    /// <summary>Lets a puppet execute a program without arguments, and its parent wait for the end.</summary>
    public int ExecAndEnd(int block, int parent, string path)
    {
        const int pointers = 64;
        var scratch = Scratch(block, out var address);
        scratch.Clear();
        System.Text.Encoding.ASCII.GetBytes(path, scratch);
        BitConverter.TryWriteBytes(scratch[pointers..], address);
        Ask(block, 59, address, address + pointers, address + pointers + 8);
        return Reap(block, parent);
    }

    /// <summary>Reads a word of a puppet's memory; the kernel says EFAULT where the puppet would get SIGSEGV.</summary>
    public long Load(int block, ulong address, out ulong value)
    {
        var result = Call(block, 1, WriteEnd, (long)address, 8);
        value = 0;
        if (result == 8 && Call(block, 0, ReadEnd, (long)AddressOf(block, PuppetCode.Word), 8) == 8) value = *(ulong*)At(block, PuppetCode.Word);
        return result < 0 ? result : 0;
    }

    /// <summary>Writes a word of a puppet's memory.</summary>
    public long Store(int block, ulong address, ulong value)
    {
        *(ulong*)At(block, PuppetCode.Word) = value;
        Call(block, 1, WriteEnd, (long)AddressOf(block, PuppetCode.Word), 8);
        var result = Call(block, 0, ReadEnd, (long)address, 8);
        if (result < 0) Call(block, 0, ReadEnd, (long)AddressOf(block, PuppetCode.Scratch), 8);
        return result < 0 ? result : 0;
    }

    /// <summary>Lets a puppet act as somebody else. Needs <see cref="IsRoot"/>.</summary>
    public void Become(int block, uint user, uint group)
    {
        Call(block, 117, -1, 0, -1);
        Call(block, 119, -1, group, -1);
        Call(block, 116, 0, 0);
        Call(block, 117, -1, user, -1);
    }

    /// <summary>Scratch memory in a puppet's block: its address there, and its bytes here.</summary>
    public Span<byte> Scratch(int block, out long address)
    {
        address = (long)AddressOf(block, PuppetCode.Scratch);
        return new Span<byte>(At(block, PuppetCode.Scratch), PuppetCode.Size - PuppetCode.Scratch);
    }

    public int PidOf(int block) => _pids[block];

    public static ulong AddressOf(int block, int offset) => Blocks + (ulong)((block * PuppetCode.Size) + offset);

    public void Dispose()
    {
        foreach (var pid in _pids.Values.Where(pid => pid != _basePid)) Host(62, pid, 9);
        Host(62, _basePid, 9);
        int status;
        Host(61, _basePid, (long)&status, 0, 0);
        Host(11, (long)Code, 4096);
        Host(11, (long)Blocks, 4096);
    }

    private static byte* At(int block, int offset) => (byte*)AddressOf(block, offset);

    // Signals stay out, everything else is unmapped, and orphans come to the first puppet.
    private void Prepare()
    {
        const long killWhenParentDies = 1, becomeReaper = 36, newSegments = 0x0800_0000;
        Scratch(Base, out var scratch).Fill(0xFF);
        Call(Base, 14, 2, scratch, 0, 8);
        Call(Base, 157, killWhenParentDies, 9);
        Call(Base, 157, becomeReaper, 1);
        Call(Base, 22, scratch);
        (ReadEnd, WriteEnd) = (*(int*)At(Base, PuppetCode.Scratch), *(int*)At(Base, PuppetCode.Scratch + 4));
        LeaveRestartableSequences();
        Call(Base, 11, 0, (long)Blocks);
        Call(Base, 11, (long)Blocks + 4096, (long)(Code - Blocks) - 4096);
        Call(Base, 11, (long)Code + 4096, (long)(End - Code) - 4096);
        IsRoot = Call(Base, 107) == 0 && Call(Base, 117, -1, 1000, -1) == 0;
        Call(Base, 117, -1, 0, -1);
        IsIsolated = Call(Base, 272, newSegments) == 0;
    }

    // The C library lets the kernel write to its thread's memory (man 2 rseq), which will not be mapped any more.
    private void LeaveRestartableSequences()
    {
        const int getThreadPointer = 0x1003, unregister = 1, signature = 0x53053053;
        if (!NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "__rseq_offset", out var offset)) return;
        var pointer = AddressOf(Base, PuppetCode.Word);
        Call(Base, 158, getThreadPointer, (long)pointer);
        var area = *(long*)pointer + *(long*)offset;
        for (var length = 20; length <= 256; length += 4)
        {
            if (Call(Base, 334, area, length, unregister, signature) == 0) return;
        }
    }

    private static void Ask(int block, long number, params ReadOnlySpan<long> arguments)
    {
        *(long*)At(block, PuppetCode.Number) = number;
        for (var at = 0; at < arguments.Length; at++) ((long*)At(block, PuppetCode.Arguments))[at] = arguments[at];
        Volatile.Write(ref *(int*)At(block, PuppetCode.State), 1);
        Host(Futex, (long)At(block, PuppetCode.State), 1, 1);
    }

    private static long Answer(int block)
    {
        const int looks = 5_000, seconds = 20;
        var state = (int*)At(block, PuppetCode.State);
        for (var look = 0; look < looks && Volatile.Read(ref *state) != 2; look++)
        {
            // On another core the answer is a matter of microseconds.
        }

        var timeout = stackalloc long[2] { seconds, 0 };
        while (Volatile.Read(ref *state) is var seen and not 2)
        {
            if (Host(Futex, (long)state, 0, seen, (long)timeout) != 0 && Marshal.GetLastPInvokeError() == 110)
                throw new TimeoutException($"Puppet {block} did not answer for {seconds} s.");
        }

        return *(long*)At(block, PuppetCode.Result);
    }

    private int Reap(int block, int parent)
    {
        Scratch(parent, out var status);
        if (Call(parent, 61, _pids[block], status) != _pids[block]) throw new InvalidOperationException($"Puppet {block} is not {parent}'s child.");
        _pids.Remove(block);
        return *(int*)At(parent, PuppetCode.Scratch);
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial long Host(long number, long first = 0, long second = 0, long third = 0, long fourth = 0, long fifth = 0, long sixth = 0);
}
