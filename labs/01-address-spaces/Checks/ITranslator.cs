namespace AddressSpaces.Checks;

/// <summary>What the processor does with every address that a program uses.</summary>
public interface ITranslator
{
    /// <summary>Finds out where an address is in physical memory.</summary>
    /// <param name="table">The process's page table.</param>
    /// <param name="address">A virtual address.</param>
    /// <param name="write">Whether the program wants to write there.</param>
    /// <param name="physical">Where it is: frame × 4096 + offset.</param>
    /// <returns>False for a page fault: the page is not in the table, or may not be written.</returns>
    bool TryTranslate(Table table, ulong address, bool write, out ulong physical);
}
