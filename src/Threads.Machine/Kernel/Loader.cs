namespace Threads.Machine;

/// <summary>Puts a program into a fresh kernel: its processes and threads, their data and their stacks.</summary>
internal sealed class Loader(Kernel kernel, MachineProgram program)
{
    private const Protection ReadWrite = Protection.Read | Protection.Write;
    private const ulong FirstData = 0x7000_2000;
    private const ulong DataDistance = 0x1fff_9000;
    private const ulong FirstStack = 0x7ffe_0000_0000;
    private const ulong StackDistance = 0x10_0000;

    /// <summary>Above the stack of a program's thread.</summary>
    public static ulong StackTop(int thread) => FirstStack - ((ulong)thread * StackDistance);

    /// <summary>
    /// Below which the search for free addresses begins. The first four processes have short addresses, which are easier to read; the
    /// further ones are far apart.
    /// </summary>
    public static ulong TopOf(int process) =>
        process < 4 ? FirstData + Kernel.PageSize - ((ulong)process * DataDistance) : 0x7000_0000_0000 - ((ulong)(process % 64) * 0x10_0000_5000);

    public void Load()
    {
        for (var process = 0; process < program.Processes; process++) kernel.AddProcess($"P{process}");
        MapData();
        var begun = new HashSet<int>();
        for (var thread = 0; thread < program.Threads.Count; thread++)
        {
            var process = program.Threads[thread].Process;
            kernel.AddThread(new KernelThread(begun.Add(process) ? kernel.Processes[process].Id : kernel.TakeId(), process));
            if (program.Notation != Notation.Ostep) MapStack(thread, process);
        }
    }

    // The data's frames are the first: an offset in the data is its physical address. They stay the data's even when nobody maps them.
    private void MapData()
    {
        var pages = ((program.DataSize - 1) / Kernel.PageSize) + 1;
        var shared = AddressSpaces.MakeShared(kernel, pages);
        AddressSpaces.Use(kernel, shared);
        for (var page = 0; page < pages; page++) AddressSpaces.Back(kernel, shared, page, frame: page);
        for (var process = 0; process < program.Processes; process++)
        {
            var start = program.Notation == Notation.Ostep ? 0UL : TopOf(process) - Kernel.PageSize;
            var mapping = new Mapping(start, start + ((ulong)pages * Kernel.PageSize), ReadWrite) { Shared = shared, Name = "data" };
            AddressSpaces.Add(kernel, process, mapping);
            for (var page = 0; page < pages; page++) AddressSpaces.Enter(kernel, process, mapping, mapping.Start + ((ulong)page * Kernel.PageSize), page);
            kernel.Set(kernel.Processes[process] with { DataBase = start });
        }
    }

    private void MapStack(int thread, int process)
    {
        var top = StackTop(thread);
        var mapping = new Mapping(top - Kernel.PageSize, top, ReadWrite) { Name = "stack" };
        var frame = kernel.Frames.LowestFree;
        kernel.Frames = kernel.Frames.Hold(frame);
        AddressSpaces.Add(kernel, process, mapping);
        AddressSpaces.Enter(kernel, process, mapping, mapping.Start, frame);
    }
}
