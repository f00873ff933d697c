namespace Threads.Machine;

/// <summary>
/// Reads the claim of a program in OSTEP's assembly: <c>#! forall (count=2)</c>. Places are variables, elements (<c>flag[1]</c>),
/// addresses (<c>2000</c>), these three also in brackets, and registers (<c>0:ax</c>).
/// </summary>
internal sealed class OstepClaim(MachineProgram program)
{
    /// <summary>The program with the claim, and with the places that it names in front of those that are observed anyway.</summary>
    /// <exception cref="Exploration.InvalidInputException">It is no claim, or a place in it does not exist.</exception>
    public MachineProgram Add(TokenCursor tokens)
    {
        var parser = new ClaimParser(tokens, Read);
        var claim = parser.Read();
        if (tokens.Next.Kind != TokenKind.End) tokens.Unexpected("/\\ or \\/ and more, or the end of the line");
        return program with { Claim = claim, Observed = [.. parser.Places.Concat(program.Observed).DistinctBy(place => place.Name)] };
    }

    private Observable Read(TokenCursor tokens)
    {
        if (tokens.Ahead() is { Kind: TokenKind.Mark, Text: ":" }) return ReadRegister(tokens);
        var isBracketed = tokens.TryTake("[");
        var at = tokens.Next;
        var variable = InMemory(tokens);
        if (variable is null) tokens.Fail(at, $"found {at}; expected an address, a register such as 0:ax, or {OstepObserved.Declared(program)}.");
        if (isBracketed) tokens.Expect("]", "after the place");
        return new Observable(-1, Register.None, variable, variable!.Value.Name);
    }

    private Variable? InMemory(TokenCursor tokens)
    {
        var at = tokens.Take();
        if (at.Kind == TokenKind.Number) return OstepObserved.AtAddress(program, at.Text);
        var name = at.Text;
        if (tokens.TryTake("["))
        {
            var element = tokens.ExpectNumber("the number of an element");
            tokens.Expect("]", "after the number of the element");
            if (element != 0) name = $"{name}[{element}]";
        }

        return OstepObserved.Named(program, name);
    }

    private Observable ReadRegister(TokenCursor tokens)
    {
        var at = tokens.Next;
        var thread = tokens.ExpectNumber("a thread's number");
        if (thread < 0 || thread >= program.Threads.Count) tokens.Fail(at, $"there is no thread {at.Text}; there are {program.Threads.Count}, counted from 0 (-t).");
        tokens.Expect(":");
        tokens.TryTake("%");
        if (!OstepRegisters.TryRead(tokens.Next.Text, out var register)) tokens.Unexpected($"one of {OstepRegisters.List}");
        return new Observable((int)thread, register, null, $"{thread}:{tokens.Take().Text}");
    }
}
