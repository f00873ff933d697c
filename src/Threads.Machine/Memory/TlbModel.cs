namespace Threads.Machine;

/// <summary>Whether cores remember translations, and whether the kernel takes them back.</summary>
public enum TlbModel
{
    /// <summary>Every access reads the page table, which then sets no accessed and dirty flags. For programs that never change a mapping.</summary>
    None,

    /// <summary>Each core has a <see cref="Tlb"/>; when a mapping changes, the kernel flushes it on every core.</summary>
    ShootDown,

    /// <summary>The bug: the kernel flushes only the core that runs it, and the others go on with the old translation.</summary>
    LocalFlushOnly,
}
