namespace AddressSpaces.Checks;

/// <summary>Every address is a page number and an offset.</summary>
[Exercise("translate", "Translate an address", typeof(ITranslator), Order = 1)]
[Hint("Look at TryTranslate in Exercises/Translator.cs: it hands every address on as it is. Watch what happens to one in: threads run address-spaces/translate")]
[Hint("A page has 4096 bytes. So address / 4096 is the number of the page, and address % 4096 the offset in it. The page decides about the frame; "
    + "the offset stays as it is.")]
[Hint("table.TryFind(address / 4096, out Entry entry): false means a fault. A write wants entry.Writable too. Then physical = frame × 4096 + offset "
    + "(cast entry.Frame to ulong).")]
public static class TranslatorChecks
{
    [Check("An address is split into page and offset", Order = 1)]
    public static void Split(ITranslator translator)
    {
        Demand(translator, 0x7000_2000, 17 * 4096);
        Demand(translator, 0x7000_2008, (17 * 4096) + 8);
        Demand(translator, 0x7000_2fff, (17 * 4096) + 0xfff);
    }

    [Check("Neighbouring pages may be in frames far apart", Order = 2)]
    public static void Neighbours(ITranslator translator)
    {
        Demand(translator, 0x7000_3000, 3 * 4096);
        Demand(translator, 0x7000_3010, (3 * 4096) + 0x10);
    }

    [Check("A page that is not in the table faults", Order = 3)]
    public static void Missing(ITranslator translator)
    {
        Check.That(!translator.TryTranslate(Example(), 0x7000_4000, false, out _), "Page 0x70004 is not in the table, and address 0x70004000 was translated.");
        Check.That(!translator.TryTranslate(Example(), 8, false, out _), "Page 0 is not in the table, and address 8 was translated.");
    }

    [Check("Only a writable page can be written", Order = 4)]
    public static void ReadOnly(ITranslator translator)
    {
        Check.That(translator.TryTranslate(Example(), 0x7000_3000, false, out _), "Page 0x70003 may be read, and reading it faulted.");
        Check.That(!translator.TryTranslate(Example(), 0x7000_3000, true, out _), "Page 0x70003 may not be written, and writing it did not fault.");
        Check.That(translator.TryTranslate(Example(), 0x7000_2000, true, out _), "Page 0x70002 may be written, and writing it faulted.");
    }

    private static Table Example()
    {
        Table table = new();
        table.Set(0x70002, new Entry(Frame: 17));
        table.Set(0x70003, new Entry(Frame: 3, Writable: false));
        return table;
    }

    private static void Demand(ITranslator translator, ulong address, ulong expected)
    {
        Check.That(translator.TryTranslate(Example(), address, false, out ulong physical), $"Address 0x{address:x} is mapped, and reading it faulted.");
        Check.Equal($"0x{expected:x}", $"0x{physical:x}", $"The physical address of 0x{address:x}");
    }
}
