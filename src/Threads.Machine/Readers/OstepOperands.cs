using System.Globalization;
using System.Text.RegularExpressions;

namespace Threads.Machine;

/// <summary>Reads operands as x86.py has them: <c>$10</c>, <c>%ax</c>, <c>count</c>, <c>2000</c>, <c>-4(%sp)</c>, <c>0(%fx,%bx,4)</c>, <c>(,%bx,4)</c>.</summary>
internal sealed partial class OstepOperands(OstepSource source)
{
    private const string Expected = "expected $NUMBER, %REGISTER, a variable, or an address such as 2000, 4(%ax), 0(%fx,%bx,4)";

    /// <summary>Splits at the commas that stand outside of parentheses.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        if (text.Length == 0) return [];
        var parts = new List<string>();
        var (from, depth) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '(' or ')') depth += text[at] == '(' ? 1 : -1;
            if (text[at] != ',' || depth > 0) continue;
            parts.Add(text[from..at].Trim());
            from = at + 1;
        }

        parts.Add(text[from..].Trim());
        return parts;
    }

    /// <summary>Reads one that is no label.</summary>
    public Operand Read(string text, int line) => text switch
    {
        ['$', ..] => Immediate(text, line),
        ['%', ..] => Operand.Of(RegisterOf(text, line)),
        [var first, ..] when char.IsAsciiLetter(first) => Variable(text, line),
        _ => Memory(text, line),
    };

    private Operand Immediate(string text, int line) =>
        NumberPattern().IsMatch(text[1..]) ? Operand.Immediate(Number(text[1..], line)) : throw source.At(line, $"'{text}' is no number: expected digits after the $, as in $10 or $-1");

    private Operand Variable(string text, int line) =>
        source.Variables.FirstOrDefault(variable => variable.Name == text) is { } variable
            ? Operand.Memory(variable.Address)
            : throw source.At(line, $"variable '{text}' is not declared: expected  .var {text}  somewhere, or another operand ($NUMBER, %REGISTER, an address)");

    private Operand Memory(string text, int line)
    {
        var match = MemoryPattern().Match(text);
        if (!match.Success) throw source.At(line, $"'{text}' is no operand: {Expected}");
        var displacement = match.Groups["number"].Success ? Number(match.Groups["sign"].Value + match.Groups["number"].Value, line) : 0;
        if (!match.Groups["inner"].Success) return Operand.Memory(displacement);

        string[] parts = [.. match.Groups["inner"].Value.Split(',').Select(part => part.Trim())];
        if (parts.Length > 3) throw source.At(line, $"'{text}' has too many parts: expected at most NUMBER(%REGISTER,%REGISTER,SCALE)");
        return Operand.Memory(
            displacement,
            InAddress(parts[0], line),
            parts.Length > 1 ? InAddress(parts[1], line) : Register.None,
            parts.Length > 2 ? Scale(parts[2], line) : 1);
    }

    private Register InAddress(string text, int line)
    {
        if (text.Length == 0) return Register.None;
        if (text[0] != '%') throw source.At(line, $"'{text}' is no register: expected one of {OstepRegisters.List} inside the parentheses");
        var register = RegisterOf(text, line);
        return register == OstepRegisters.Zero ? Register.None : register;
    }

    private Register RegisterOf(string text, int line) =>
        OstepRegisters.TryRead(text[1..].Trim(), out var register) ? register : throw source.At(line, $"there is no register '{text}': expected one of {OstepRegisters.List}");

    private int Scale(string text, int line) =>
        int.TryParse(text.Replace(" ", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, null, out var scale)
            ? scale
            : throw source.At(line, $"'{text}' is no scale: expected a number, as in 0(%fx,%bx,4)");

    private long Number(string text, int line) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, null, out var number) ? number : throw source.At(line, $"{text} does not fit in 64 bits");

    [GeneratedRegex(@"^-?[0-9]+$")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^(?<sign>-?)\s*(?:(?<number>[0-9]+)\s*(?:\((?<inner>[^()]*)\))?|\((?<inner>[^()]*)\))$", RegexOptions.ExplicitCapture)]
    private static partial Regex MemoryPattern();
}
