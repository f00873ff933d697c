namespace Threads.Machine;

/// <summary>Goes through the lines of a program in assembly: sections, labels, directives, instructions.</summary>
/// <param name="tokens">At the start.</param>
internal sealed class AssemblyParser(TokenCursor tokens)
{
    private static readonly string[] Ignored = [".file", ".ident", ".type", ".size", ".loc", ".p2align", ".cfi_startproc", ".cfi_endproc"];

    private readonly Dictionary<string, long> _constants = [];
    private readonly List<Token> _globals = [];
    private readonly List<Draft> _code = [];
    private bool _isCode = true; // which section it is in

    /// <summary>The instructions.</summary>
    public IReadOnlyList<Draft> Code => _code;

    /// <summary>The labels of the code.</summary>
    public LabelTable Labels { get; } = new(tokens.Source);

    /// <summary>The data.</summary>
    public AssemblyData Data { get; } = new(tokens.Source);

    /// <summary>The labels that are declared global, in order.</summary>
    public IReadOnlyList<Token> Globals => _globals;

    /// <summary>The program, for faults that show later.</summary>
    public SourceText Source => tokens.Source;

    /// <summary>Reads all lines.</summary>
    public void Read()
    {
        while (tokens.Next.Kind != TokenKind.End)
        {
            if (tokens.Next.Kind == TokenKind.Line || tokens.IsAt(";")) tokens.Take();
            else if (LabelTable.IsAt(tokens)) ReadLabel();
            else ReadStatement();
        }
    }

    /// <summary>The address that a symbol stands for: of data, of code, or a constant.</summary>
    public Operand AddressOf(Token symbol)
    {
        if (_constants.TryGetValue(symbol.Text, out var value)) return Operand.Immediate(value);
        if (Labels.Find(symbol.Text) is >= 0 and var index) return Operand.Immediate(AssemblyProgram.CodeBase + index);
        return Operand.Immediate(VariableOf(symbol).Offset, isRelative: true);
    }

    /// <summary>The variable with a name.</summary>
    public Variable VariableOf(Token name)
    {
        if (Data.TryFind(name.Text, out var variable)) return variable;
        var known = Data.Variables.Count == 0 ? "a label in .data" : $"one of {string.Join(", ", Data.Variables.Take(8).Select(one => one.Name))}";
        tokens.Fail(name, $"there is no variable {name}; expected {known}.");
        return default;
    }

    private void ReadLabel()
    {
        if (_isCode)
        {
            Labels.Take(tokens, _code.Count);
            return;
        }

        if (tokens.Next.Kind != TokenKind.Name) tokens.Unexpected("a name: numbers are labels of code only");
        Data.Label(tokens.Take());
        tokens.Take();
    }

    private void ReadStatement()
    {
        var at = tokens.ExpectName("a label, a directive such as .quad, or an instruction");
        if (at.Text[0] == '.')
        {
            ReadDirective(at);
        }
        else if (_isCode)
        {
            tokens.Back();
            _code.Add(InstructionParser.Read(tokens));
        }
        else
        {
            tokens.Fail(at, $"found {at} in .data; expected a directive such as .quad, or .text before the code.");
        }

        if (tokens.Next.Kind is not (TokenKind.Line or TokenKind.End) && !tokens.IsAt(";")) tokens.Unexpected("the end of the line");
    }

    private void ReadDirective(Token at)
    {
        switch (at.Text)
        {
            case ".text":
                _isCode = true;
                break;
            case ".data" or ".bss":
                _isCode = false;
                break;
            case ".section":
                _isCode = tokens.ExpectName("the section's name").Text.StartsWith(".text", StringComparison.Ordinal);
                SkipLine();
                break;
            case ".globl" or ".global":
                do _globals.Add(tokens.ExpectName("a label"));
                while (tokens.TryTake(","));
                break;
            case ".equ" or ".set":
                var name = tokens.ExpectName("a name");
                tokens.Expect(",", "and its value");
                _constants[name.Text] = tokens.ExpectNumber("a number");
                break;
            case var known when Ignored.Contains(known) || (_isCode && known is ".align" or ".balign"):
                SkipLine();
                break;
            default:
                ReadData(at);
                break;
        }
    }

    private void ReadData(Token at)
    {
        if (_isCode) tokens.Fail(at, $"found {at} in .text; expected an instruction, or .data before the data.");
        switch (at.Text)
        {
            case ".quad" or ".8byte":
                ReadValues(8);
                break;
            case ".long" or ".int" or ".4byte":
                ReadValues(4);
                break;
            case ".word" or ".short" or ".value" or ".2byte":
                ReadValues(2);
                break;
            case ".byte":
                ReadValues(1);
                break;
            case ".zero" or ".space" or ".skip":
                var count = tokens.ExpectNumber("a number of bytes");
                Data.Reserve(at, count, count % 8 == 0 ? 8 : 1);
                break;
            case ".align" or ".balign":
                Data.Align(at, tokens.ExpectNumber("a number of bytes"));
                break;
            default:
                tokens.Fail(at, $"{at} is no directive that is known here; expected .quad, .long, .word, .byte, .zero, .align, .globl, .equ, .data or .text.");
                break;
        }
    }

    private void ReadValues(int size)
    {
        do
        {
            var at = tokens.Next;
            if (at.Kind == TokenKind.Name && !_constants.ContainsKey(at.Text)) tokens.Fail(at, $"found {at}; expected a number: where the data lies is known only when it is loaded.");
            Data.Add(at, at.Kind == TokenKind.Name ? _constants[tokens.Take().Text] : tokens.ExpectNumber("a number"), size);
        }
        while (tokens.TryTake(","));
    }

    private void SkipLine()
    {
        while (tokens.Next.Kind is not (TokenKind.Line or TokenKind.End) && !tokens.IsAt(";")) tokens.Take();
    }
}
