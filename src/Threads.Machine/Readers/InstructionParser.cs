namespace Threads.Machine;

/// <summary>Reads one instruction in AT&amp;T notation, without its label.</summary>
internal static class InstructionParser
{
    /// <summary>Reads an instruction and checks that there is one like it.</summary>
    public static Draft Read(TokenCursor tokens)
    {
        var first = tokens.Next;
        var isLocked = first.Kind == TokenKind.Name && first.Text.Equals("lock", StringComparison.OrdinalIgnoreCase);
        if (isLocked)
        {
            tokens.Take();
            SkipSeparator(tokens);
        }

        var at = tokens.ExpectName(Mnemonic.Expected);
        if (!Mnemonic.TryFind(at.Text, out var mnemonic)) tokens.Fail(at, $"{at} is no instruction that is known here; expected {Mnemonic.Expected}.");
        var (source, destination, target) = ReadOperands(tokens, mnemonic.Shape);
        var draft = new Draft(mnemonic, source, destination, target, isLocked, at, tokens.Source.Between(first, tokens.Last));
        return InstructionRules.Check(draft, tokens.Source);
    }

    // Assemblers take "lock; incq x" for one instruction. In a litmus test a semicolon ends a row, but no row ends with a prefix.
    private static void SkipSeparator(TokenCursor tokens)
    {
        while (tokens.IsAt(";") || tokens.Next.Kind == TokenKind.Line) tokens.Take();
    }

    private static (DraftOperand Source, DraftOperand Destination, Token? Target) ReadOperands(TokenCursor tokens, Shape shape)
    {
        switch (shape)
        {
            case Shape.Source:
                return (OperandParser.Read(tokens), default, null);
            case Shape.Destination:
                return (default, OperandParser.Read(tokens), null);
            case Shape.Both:
                var source = OperandParser.Read(tokens);
                tokens.Expect(",", "and a second operand");
                return (source, OperandParser.Read(tokens), null);
            case Shape.Target:
                if (tokens.Next.Kind is not (TokenKind.Name or TokenKind.Number)) tokens.Unexpected("a label");
                return (default, default, tokens.Take());
            default:
                return default;
        }
    }
}
