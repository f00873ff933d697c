namespace Threads.Machine;

/// <summary>A register of a thread, or a variable, as a litmus test names it: <c>0:rax</c>, <c>x</c>, <c>[x]</c>, <c>*x</c>, <c>x[1]</c>.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Thread">The thread; -1 for a variable.</param>
/// <param name="Register">The register.</param>
/// <param name="Size">Bytes of the register that its name means.</param>
/// <param name="Index">Which element of the variable; -1 where none is named.</param>
/// <param name="IsContents">Whether brackets or a star say that the contents are meant, not the address.</param>
internal readonly record struct Place(Token At, int Thread, Register Register, int Size, int Index, bool IsContents)
{
    private const string Expected = "a place such as x or 0:rax";

    /// <summary>Reads a place.</summary>
    public static Place Read(TokenCursor tokens)
    {
        if (tokens.Next.Kind == TokenKind.Number) return ReadRegister(tokens);
        if (tokens.TryTake("["))
        {
            var inner = ReadVariable(tokens);
            tokens.Expect("]", "after the variable");
            return inner with { IsContents = true };
        }

        return tokens.TryTake("*") ? ReadVariable(tokens) with { IsContents = true } : ReadVariable(tokens);
    }

    private static Place ReadRegister(TokenCursor tokens)
    {
        var at = tokens.Next;
        var thread = tokens.ExpectNumber("a thread's number");
        if (thread is < 0 or >= LitmusCode.MostThreads) tokens.Fail(at, $"there is no thread {at.Text}; threads count from 0.");
        tokens.Expect(":", "and a register");
        if (tokens.IsAt("%")) tokens.Take();
        if (tokens.Next.Kind != TokenKind.Name || !RegisterNames.TryFind(tokens.Next.Text, out var register, out var size))
        {
            tokens.Unexpected(RegisterNames.Expected);
            return default;
        }

        tokens.Take();
        return new Place(at, (int)thread, register, size, -1, true);
    }

    private static Place ReadVariable(TokenCursor tokens)
    {
        var at = tokens.ExpectName(Expected);
        if (!tokens.IsAt("[")) return new Place(at, -1, Register.None, 0, -1, false);
        tokens.Take();
        var start = tokens.Next;
        var index = tokens.ExpectNumber("the number of an element");
        if (index is < 0 or >= LitmusData.MostElements) tokens.Fail(start, $"there is no element {start.Text}; elements count from 0.");
        tokens.Expect("]", "after the number of the element");
        return new Place(at, -1, Register.None, 0, (int)index, true);
    }
}
