namespace Threads.Machine;

/// <summary>In which order the stores of one core become visible to the others.</summary>
public enum MemoryModel
{
    /// <summary>Sequential consistency: at once (Lamport 1979).</summary>
    Sc,

    /// <summary>Total store order, x86's own: through a first-in first-out buffer of each core (Owens, Sarkar and Sewell, <i>A better x86 memory model: x86-TSO</i>, 2009).</summary>
    Tso,

    /// <summary>Partial store order, SPARC's: in order for each place alone, in any order for different places.</summary>
    Pso,
}
