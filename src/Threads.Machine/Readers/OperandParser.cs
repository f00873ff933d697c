namespace Threads.Machine;

/// <summary>
/// Reads one operand in AT&amp;T notation: <c>$1</c>, <c>$x</c>, <c>%rax</c>, <c>x</c>, <c>x+8</c>, <c>x(%rip)</c>, <c>(%rax)</c>,
/// <c>8(%rax,%rbx,4)</c>; and <c>(x)</c>, as litmus tests write a variable.
/// </summary>
internal static class OperandParser
{
    private const string Expected = "an operand such as $1, %rax, x, (x) or 8(%rax)";

    /// <summary>Reads an operand.</summary>
    public static DraftOperand Read(TokenCursor tokens)
    {
        var at = tokens.Next;
        if (tokens.TryTake("$")) return ReadImmediate(tokens, at);
        if (tokens.IsAt("%"))
        {
            var (register, size) = ReadRegister(tokens);
            return new DraftOperand(Operand.Of(register), null, at, size);
        }

        if (at.Kind is TokenKind.Name or TokenKind.Number || tokens.IsAt("(") || tokens.IsAt("-")) return ReadMemory(tokens, at);
        tokens.Unexpected(Expected);
        return default;
    }

    /// <summary>Reads <c>%rax</c>.</summary>
    public static (Register Register, int Size) ReadRegister(TokenCursor tokens)
    {
        tokens.Expect("%", "and a register");
        var token = tokens.Next;
        if (token.Kind != TokenKind.Name || !RegisterNames.TryFind(token.Text, out var register, out var size))
        {
            tokens.Unexpected(RegisterNames.Expected);
            return default;
        }

        tokens.Take();
        return (register, size);
    }

    private static DraftOperand ReadImmediate(TokenCursor tokens, Token at)
    {
        var (symbol, value) = ReadExpression(tokens, "a number or a variable behind '$'");
        return new DraftOperand(Operand.Immediate(value), symbol, at, 0);
    }

    private static DraftOperand ReadMemory(TokenCursor tokens, Token at)
    {
        if (tokens.IsAt("(") && tokens.Ahead().Kind == TokenKind.Name)
        {
            tokens.Take();
            var inner = ReadExpression(tokens, "a variable");
            tokens.Expect(")", "after the variable");
            return new DraftOperand(Operand.Memory(inner.Value), inner.Symbol, at, 0);
        }

        var (symbol, displacement) = tokens.IsAt("(") ? (null, 0) : ReadExpression(tokens, Expected);
        if (!tokens.TryTake("(")) return new DraftOperand(Operand.Memory(displacement), symbol, at, 0);
        if (tokens.Next is { Kind: TokenKind.Mark, Text: "%" } && tokens.Ahead().Text == "rip") return ReadRelative(tokens, at, symbol, displacement);
        var start = tokens.IsAt(",") ? Register.None : ReadAddressRegister(tokens);
        var (index, scale) = tokens.TryTake(",") ? ReadIndex(tokens) : (Register.None, 1);
        tokens.Expect(")", "at the end of the address");
        return new DraftOperand(Operand.Memory(displacement, start, index, scale), symbol, at, 0);
    }

    private static DraftOperand ReadRelative(TokenCursor tokens, Token at, Token? symbol, long displacement)
    {
        if (symbol is null) tokens.Unexpected("a variable before (%rip), such as x(%rip)");
        tokens.Take();
        tokens.Take();
        tokens.Expect(")", "after %rip");
        return new DraftOperand(Operand.Memory(displacement), symbol, at, 0);
    }

    private static (Register Index, int Scale) ReadIndex(TokenCursor tokens)
    {
        var at = tokens.Next;
        var index = ReadAddressRegister(tokens);
        if (index == Register.Rsp) tokens.Fail(at, "rsp cannot be an index; expected another register.");
        if (!tokens.TryTake(",")) return (index, 1);
        at = tokens.Next;
        var scale = tokens.ExpectNumber("a scale: 1, 2, 4 or 8");
        if (scale is not (1 or 2 or 4 or 8)) tokens.Fail(at, $"an index is multiplied by 1, 2, 4 or 8, not by {scale}.");
        return (index, (int)scale);
    }

    private static Register ReadAddressRegister(TokenCursor tokens)
    {
        var at = tokens.Next;
        var (register, size) = ReadRegister(tokens);
        if (size != 8) tokens.Fail(at, $"an address has 64 bits, and %{tokens.Last.Text} has {size * 8}; expected %{RegisterNames.Of(register, 8)}.");
        return register;
    }

    private static (Token? Symbol, long Value) ReadExpression(TokenCursor tokens, string expected)
    {
        if (tokens.Next.Kind != TokenKind.Name) return (null, tokens.ExpectNumber(expected));
        var symbol = tokens.Take();
        return (symbol, tokens.IsAt("+") || tokens.IsAt("-") ? tokens.ExpectNumber("a number of bytes") : 0);
    }
}
