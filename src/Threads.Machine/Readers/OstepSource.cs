using System.Globalization;
using Threads.Exploration;

namespace Threads.Machine;

/// <summary>One line of OSTEP's assembly that holds something: a label, a variable, or an instruction.</summary>
/// <param name="Number">The line, from 1.</param>
/// <param name="Text">Without comment and surrounding blanks.</param>
internal readonly record struct OstepLine(int Number, string Text)
{
    /// <summary>The first word: an opcode, a label, or <c>.var</c>.</summary>
    public string Word => Text.Split((char[]?)null, 2)[0];

    /// <summary>What follows the first word.</summary>
    public string Rest => Text[Word.Length..].Trim();
}

/// <summary>
/// What a file in OSTEP's assembly declares: labels and variables, which may be used before they are declared; its
/// instructions, still as text; and its claim.
/// </summary>
internal sealed class OstepSource
{
    // Variables lie one after the other from here, an integer of 4 addresses each.
    private const int FirstVariable = 100;
    private const int AddressesOfVariable = 4;
    private const int MostInstructions = 100_000;
    private const int LongestLine = 1000;

    private readonly string _path;
    private readonly string _text;
    private readonly int _loadAddress;
    private readonly List<OstepLine> _instructions = [];
    private readonly Dictionary<string, int> _labels = [];
    private readonly List<OstepVariable> _variables = [];
    private int _nextVariable = FirstVariable;

    /// <exception cref="InvalidInputException">A label or a variable is malformed or declared twice; there is no instruction.</exception>
    public OstepSource(string text, string path, int loadAddress)
    {
        _path = path;
        _loadAddress = loadAddress;
        _text = new SourceText(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), path).Text;
        var lines = _text.Split('\n');
        var start = 0;
        for (var number = 1; number <= lines.Length; number++)
        {
            if (lines[number - 1].Length > LongestLine) throw At(number, $"a line of {lines[number - 1].Length:N0} characters: expected an instruction. Is this a program?");
            var parts = lines[number - 1].Split('#', 2);
            if (parts.Length == 2) NoteClaim(number, parts[1], start + lines[number - 1].Length);
            start += lines[number - 1].Length + 1;
            var line = new OstepLine(number, parts[0].Trim());
            if (line.Text.Length > 0) Declare(line);
        }

        if (_instructions.Count == 0) throw At(lines.Length, "there is no instruction: expected at least  halt");
    }

    public IReadOnlyList<OstepLine> Instructions => _instructions;

    public IReadOnlyList<OstepVariable> Variables => _variables;

    /// <summary>Where labels point: indices into <see cref="Instructions"/>.</summary>
    public IReadOnlyDictionary<string, int> Labels => _labels;

    /// <summary>The claim, written in a comment that x86.py passes over: <c>#! forall (count=2)</c>; null for none.</summary>
    public TokenCursor? Claim { get; private set; }

    /// <summary>An error at a line; what was quoted from a file that may be no text does no harm to a terminal.</summary>
    public InvalidInputException At(int line, string message) =>
        new($"{_path}:{line}: {string.Concat(message.Select(letter => char.IsControl(letter) ? '?' : letter))}");

    private void NoteClaim(int number, string comment, int end)
    {
        if (!comment.StartsWith('!')) return;
        var source = new SourceText(_text[..end], _path);
        var claim = new TokenCursor(source, new Lexer(source, Notation.Litmus).Read(end - comment.Length + 1));
        if (!claim.IsAt("~") && !claim.IsAtName("exists") && !claim.IsAtName("forall")) return;
        Claim = Claim is { } first ? throw At(number, $"a second claim; there is one in line {first.Next.Line}") : claim;
    }

    private void Declare(OstepLine line)
    {
        if (line.Word == ".var") DeclareVariable(line);
        else if (line.Text[0] == '.') DeclareLabel(line);
        else if (_instructions.Count < MostInstructions) _instructions.Add(line);
        else throw At(line.Number, $"more than {MostInstructions:N0} instructions");
    }

    private void DeclareLabel(OstepLine line)
    {
        if (line.Rest.Length > 0) throw At(line.Number, $"a label stands alone on its line; expected only  {line.Word}");
        if (!_labels.TryAdd(line.Word, _instructions.Count)) throw At(line.Number, $"label {line.Word} is declared twice");
    }

    private void DeclareVariable(OstepLine line)
    {
        var words = line.Rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is not ([_] or [_, _]) || !char.IsAsciiLetter(words[0][0]))
            throw At(line.Number, "expected  .var NAME  or  .var NAME COUNT, where the name begins with a letter");
        var count = 1;
        if (words.Length == 2 && !(int.TryParse(words[1], NumberStyles.None, null, out count) && count > 0))
            throw At(line.Number, $"how many elements has {words[0]}? Expected a number from 1, not '{words[1]}'");
        if (_variables.Any(variable => variable.Name == words[0])) throw At(line.Number, $"variable {words[0]} is declared twice");

        _variables.Add(new OstepVariable(words[0], _nextVariable, count));
        var end = _nextVariable + ((long)count * AddressesOfVariable);
        if (end >= _loadAddress)
            throw At(line.Number, $"the variables reach address {end}, where instructions begin at {_loadAddress}: declare fewer, or load the program higher (-L)");
        _nextVariable = (int)end;
    }
}

/// <summary>A variable of OSTEP's assembly.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">The address of its first element; the others follow, 4 addresses apart.</param>
/// <param name="Count">How many elements it has.</param>
internal sealed record OstepVariable(string Name, int Address, int Count)
{
    /// <summary>Its elements as places in memory: <c>flag</c>, <c>flag[1]</c>.</summary>
    public IEnumerable<Variable> Elements => Enumerable.Range(0, Count).Select(element =>
        new Variable(element == 0 ? Name : $"{Name}[{element}]", (Address + (4 * element)) * OstepReader.BytesOfAddress));
}
