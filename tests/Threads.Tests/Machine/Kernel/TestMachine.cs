using Threads.Machine;

namespace Threads.Tests.Machine.Kernel;

/// <summary>A kernel with its memory, for tests that step it by hand. Thread t runs on core t.</summary>
internal sealed class TestMachine(KernelOptions? options = null)
{
    public const ulong Page = Threads.Machine.Kernel.PageSize;

    public Threads.Machine.Kernel Kernel { get; set; } = Threads.Machine.Kernel.Boot(options);

    public PhysicalMemory Memory { get; } = new();

    public List<FaultOutcome> Faults { get; } = [];

    public SystemCallOutcome Call(int thread, SystemCall call, params ReadOnlySpan<ulong> arguments)
    {
        Span<ulong> six = stackalloc ulong[6];
        arguments.CopyTo(six);
        return Kernel.Call(thread, thread, call, new SystemCallArguments(six[0], six[1], six[2], six[3], six[4], six[5]), Memory);
    }

    public ulong Map(int thread, int pages, bool isShared = false) =>
        (ulong)Call(thread, SystemCall.Mmap, 0, (ulong)pages * Page, 3, isShared ? 0x21UL : 0x22UL, ulong.MaxValue).Value;

    public ulong Load(int thread, ulong address) => Memory.Read(Translate(thread, address, MemoryUse.Read));

    public void Store(int thread, ulong address, ulong value) => Memory.Write(Translate(thread, address, MemoryUse.Write), value);

    public PageTableEntry EntryOf(int process, ulong address) => Kernel.Processes[process].Space.Pages.TryFind(address / Page, out var entry) ? entry : default;

    public int ProcessOf(int thread) => Kernel.Threads[thread].Process;

    private ulong Translate(int thread, ulong address, MemoryUse use)
    {
        ulong physical;
        while (!Kernel.TryTranslate(thread, ProcessOf(thread), address, use, out physical))
        {
            var outcome = Kernel.HandleFault(thread, ProcessOf(thread), address, use, Memory);
            Faults.Add(outcome);
            if (!outcome.IsResolved) throw new InvalidOperationException(outcome.Message);
        }

        return physical;
    }
}
