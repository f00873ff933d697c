using System.Text.RegularExpressions;

namespace Threads.Machine;

/// <summary>
/// Reads x86-64 assembly in AT&amp;T notation, as the GNU assembler does: <c>.data</c> and <c>.text</c>, labels, <c>.quad</c> and its kin,
/// <c>syscall</c>. Each <c>.globl</c> label of the code is where a thread begins, in the order of these lines; it ends with <c>hlt</c>, with <c>ret</c>
/// or with the system call <c>exit</c>. What is observed and claimed stands in comments, as in a litmus test: <c>#! forall (counter=2)</c>,
/// <c>#! locations [0:rax;]</c>; without them every variable is observed.
/// </summary>
public static partial class AssemblyReader
{
    /// <summary>Whether a text is such a program, and not one in OSTEP's assembly: it has a <c>.globl</c> line.</summary>
    public static bool Fits(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return GlobalLine().IsMatch(text);
    }

    /// <summary>Reads a program.</summary>
    /// <param name="text">The program.</param>
    /// <param name="path">Where it was read from, for messages.</param>
    /// <exception cref="Exploration.InvalidInputException">It is no such program: file, line, column, what was found and what was expected.</exception>
    public static MachineProgram Read(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        var source = new SourceText(text, path);
        var parser = new AssemblyParser(new TokenCursor(source, new Lexer(source, Notation.Assembly).Read(0)));
        parser.Read();
        var linked = new AssemblyProgram(parser).Link(Path.GetFileNameWithoutExtension(path), path);
        return WithClaim(linked, parser, source, path);
    }

    private static MachineProgram WithClaim(MachineProgram program, AssemblyParser parser, SourceText source, string path)
    {
        var observed = new ObservedPlaces(program.Threads.Count, parser.VariableOf);
        Claim? claim = null;
        foreach (Match match in ClaimLine().Matches(source.Text))
        {
            var (start, end) = (match.Groups[1].Index, match.Index + match.Length);
            var line = new SourceText(source.Text[..end], path);
            var tokens = new TokenCursor(line, new Lexer(line, Notation.Litmus).Read(start));
            if (tokens.TryTakeName("locations")) observed.ReadLocations(tokens);
            else if (claim is null) claim = observed.ReadClaim(tokens, "the end of the line");
            else source.Fail(start, "a second claim; expected one, of parts joined by /\\ or \\/.");
        }

        if (observed.InOrder.Count == 0) program.Variables.ToList().ForEach(observed.Add);
        return program with { Claim = claim, Observed = observed.InOrder };
    }

    [GeneratedRegex(@"^[ \t]*\.glob(a?)l[ \t]", RegexOptions.Multiline)]
    private static partial Regex GlobalLine();

    [GeneratedRegex(@"#![ \t]*((?:locations|exists|forall|~|not)[^\r\n]*)")]
    private static partial Regex ClaimLine();
}
