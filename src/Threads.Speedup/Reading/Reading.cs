namespace Threads.Speedup;

/// <summary>What keeps a program from being faster with more threads.</summary>
public enum Bound
{
    /// <summary>The samples do not tell.</summary>
    Unknown,

    /// <summary>Nothing: it scales.</summary>
    None,

    /// <summary>Memory delivers no faster.</summary>
    Memory,

    /// <summary>Others had the processors.</summary>
    Others,

    /// <summary>There are more threads than processors.</summary>
    Processors,

    /// <summary>Some workers have more to do than others.</summary>
    Balance,

    /// <summary>The threads hinder each other: a lock, an atomic, a line that several write.</summary>
    Contention,

    /// <summary>The program with threads does more than the serial one.</summary>
    Overhead,

    /// <summary>A part that does not divide.</summary>
    Serial,
}

/// <summary>What a report means, in plain words.</summary>
/// <param name="Bound">What the program is bound by.</param>
/// <param name="Sentences">The reasons, each with its figures.</param>
public sealed record Reading(Bound Bound, IReadOnlyList<string> Sentences)
{
    /// <summary>The sentences as a paragraph.</summary>
    public override string ToString() => string.Join(" ", Sentences);
}
