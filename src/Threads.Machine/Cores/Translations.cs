namespace Threads.Machine;

/// <summary>Remembers what the kernel answered, so that asking again costs little. An answer holds as long as that kernel's state does, which never changes.</summary>
internal sealed class Translations(Computer computer)
{
    private const int Size = 64;

    private readonly Known[] _known = new Known[Size];

    private record struct Known(Kernel? Kernel, ulong Page, int Core, int Process, MemoryUse Use, ulong Frame);

    /// <summary>As <see cref="Kernel.TryTranslate"/>; only the use of pages that are there is remembered.</summary>
    public bool TryTranslate(int core, int process, ulong address, MemoryUse use, out ulong physical)
    {
        var page = address / Kernel.PageSize;
        ref var known = ref _known[((int)page * 8 + core * 2 + (int)use) & (Size - 1)];
        if (!ReferenceEquals(known.Kernel, computer.Kernel) || known.Page != page || known.Core != core || known.Process != process || known.Use != use)
        {
            if (!computer.Kernel.TryTranslate(core, process, address, use, out physical)) return false;
            known = new Known(computer.Kernel, page, core, process, use, physical / Kernel.PageSize * Kernel.PageSize);
        }

        physical = known.Frame + (address % Kernel.PageSize);
        return true;
    }
}
