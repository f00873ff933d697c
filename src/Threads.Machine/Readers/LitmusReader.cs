namespace Threads.Machine;

/// <summary>
/// Reads a litmus test in the published format (Alglave, Maranget and Tautschnig, <i>Herding cats</i>, TOPLAS 2014), architecture X86_64, AT&amp;T
/// notation. Every variable lies in a cache line of its own; all threads belong to one process.
/// </summary>
public static class LitmusReader
{
    /// <summary>Reads a test.</summary>
    /// <param name="text">The test.</param>
    /// <param name="path">Where it was read from, for messages.</param>
    /// <exception cref="Exploration.InvalidInputException">It is no such test: file, line, column, what was found and what was expected.</exception>
    public static MachineProgram Read(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        var source = new SourceText(text, path);
        var (name, description, brace) = LitmusHeader.Read(source);
        var tokens = new TokenCursor(source, new Lexer(source, Notation.Litmus).Read(brace));
        var data = new LitmusData(source);
        var initial = new LitmusInit(tokens, data);
        initial.Read();
        var code = new LitmusCode(tokens);
        code.Read();
        var program = new LitmusProgram(tokens, data, initial, code);
        return program.Build(name, path) with { Description = description };
    }

    /// <summary>The same program with every thread in a process of its own, where the data lies at an address of its own.</summary>
    public static MachineProgram AsProcesses(MachineProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return program with { Threads = [.. program.Threads.Select((thread, number) => thread with { Process = number })] };
    }
}
