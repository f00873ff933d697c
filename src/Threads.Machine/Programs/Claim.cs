namespace Threads.Machine;

/// <summary>A place whose final value is looked at: a thread's register, or a variable.</summary>
/// <param name="Thread">The thread, from 0; -1 for a variable.</param>
/// <param name="Register">The register; <see cref="Register.None"/> for a variable.</param>
/// <param name="Variable">The variable; null for a register.</param>
/// <param name="Name">As the program writes it: <c>1:rax</c>, <c>x</c>.</param>
public sealed record Observable(int Thread, Register Register, Variable? Variable, string Name)
{
    /// <summary>How many bytes of the register count: 1, 2, 4 or 8.</summary>
    public int Size { get; init; } = 8;
}

/// <summary>Over which final states a claim speaks.</summary>
public enum Quantifier
{
    /// <summary>At least one satisfies it.</summary>
    Exists,

    /// <summary>None satisfies it.</summary>
    NotExists,

    /// <summary>Every one satisfies it.</summary>
    ForAll,
}

/// <summary>What is claimed of the final states.</summary>
/// <param name="Quantifier">Over which it speaks.</param>
/// <param name="Proposition">What it says of one.</param>
/// <param name="Text">As it was written.</param>
public sealed record Claim(Quantifier Quantifier, Proposition Proposition, string Text);

/// <summary>Something that a final state satisfies or not.</summary>
public abstract record Proposition
{
    /// <summary>Whether a state satisfies it.</summary>
    /// <param name="valueOf">The final value of a place, sign-extended.</param>
    public abstract bool Holds(Func<Observable, long> valueOf);
}

/// <summary>A place has a value.</summary>
public sealed record HasValue(Observable Place, long Value) : Proposition
{
    /// <inheritdoc/>
    public override bool Holds(Func<Observable, long> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        return valueOf(Place) == Value;
    }
}

/// <summary>Two places have the same value.</summary>
public sealed record AreEqual(Observable Left, Observable Right) : Proposition
{
    /// <inheritdoc/>
    public override bool Holds(Func<Observable, long> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        return valueOf(Left) == valueOf(Right);
    }
}

/// <summary>All of the parts hold; with no parts, true.</summary>
public sealed record All(IReadOnlyList<Proposition> Parts) : Proposition
{
    /// <inheritdoc/>
    public override bool Holds(Func<Observable, long> valueOf) => Parts.All(part => part.Holds(valueOf));
}

/// <summary>At least one of the parts holds; with no parts, false.</summary>
public sealed record Any(IReadOnlyList<Proposition> Parts) : Proposition
{
    /// <inheritdoc/>
    public override bool Holds(Func<Observable, long> valueOf) => Parts.Any(part => part.Holds(valueOf));
}

/// <summary>The part does not hold.</summary>
public sealed record Not(Proposition Part) : Proposition
{
    /// <inheritdoc/>
    public override bool Holds(Func<Observable, long> valueOf) => !Part.Holds(valueOf);
}
