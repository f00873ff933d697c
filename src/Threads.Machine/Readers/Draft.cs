namespace Threads.Machine;

/// <summary>An operand whose symbol has no address yet.</summary>
/// <param name="Operand">All else of it.</param>
/// <param name="Symbol">The variable or label whose address is added; null for none.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Size">Bytes that a register's name means; 0 for other operands.</param>
internal readonly record struct DraftOperand(Operand Operand, Token? Symbol, Token At, int Size)
{
    /// <summary>The operand once its symbol is known.</summary>
    public Operand Resolve(Func<Token, Operand> addressOf)
    {
        if (Symbol is not { } symbol) return Operand;
        var address = addressOf(symbol);
        return Operand with { Value = unchecked(Operand.Value + address.Value), IsRelative = address.IsRelative };
    }
}

/// <summary>An instruction whose labels and variables have no place yet.</summary>
/// <param name="Mnemonic">What it does, and on how many bytes: 0 where only the variable can tell.</param>
/// <param name="Source">Its source.</param>
/// <param name="Destination">Its destination.</param>
/// <param name="Target">The label that it goes to.</param>
/// <param name="IsLocked">Whether it has the <c>lock</c> prefix.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Text">As it was written.</param>
internal sealed record Draft(Mnemonic Mnemonic, DraftOperand Source, DraftOperand Destination, Token? Target, bool IsLocked, Token At, string Text)
{
    /// <summary>Its operand in memory, where that names a variable.</summary>
    public Token? Symbol => Source.Operand.IsMemory ? Source.Symbol : Destination.Operand.IsMemory ? Destination.Symbol : null;

    /// <summary>The instruction, once its labels and variables have places.</summary>
    /// <param name="addressOf">A symbol's address.</param>
    /// <param name="targetOf">A label's index in the code.</param>
    /// <param name="size">On how many bytes it works, where it does not say it itself.</param>
    public Instruction Resolve(Func<Token, Operand> addressOf, Func<Token, int> targetOf, int size) =>
        new(Mnemonic.Opcode, Mnemonic.Size > 0 ? Mnemonic.Size : size, Source.Resolve(addressOf), Destination.Resolve(addressOf))
        {
            Condition = Mnemonic.Condition,
            Target = Target is { } label ? targetOf(label) : -1,
            IsLocked = IsLocked,
            Line = At.Line,
            Text = Text,
        };
}
