namespace AddressSpaces.Checks;

/// <summary>Copy-on-write: a child has all that its parent has, and nothing is copied before somebody writes.</summary>
public interface IForking
{
    /// <summary>Makes a child's page table, and changes the parent's where it must.</summary>
    /// <param name="memory">Physical memory, which counts who holds a frame.</param>
    /// <param name="parent">The parent's page table.</param>
    /// <returns>The child's: the same pages.</returns>
    Table Fork(FrameStore memory, Table parent);

    /// <summary>The kernel's answer when a process writes to a page whose entry is not writable.</summary>
    /// <returns>True: the page may be written now, and is nobody else's. False: the program is at fault, and nothing has changed.</returns>
    bool WriteFault(FrameStore memory, Table table, ulong page);
}
