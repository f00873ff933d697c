namespace Threads.Machine;

/// <summary>
/// The labels of a piece of code. A name stands once; a number may stand often: <c>1b</c> is the nearest before, <c>1f</c>
/// the nearest after.
/// </summary>
internal sealed class LabelTable(SourceText source)
{
    private readonly Dictionary<string, (int Index, Token At)> _names = [];
    private readonly List<(string Number, int Index)> _numbers = [];

    /// <summary>Whether a label follows: a name or a number, and a colon.</summary>
    public static bool IsAt(TokenCursor tokens) =>
        tokens.Next.Kind is TokenKind.Name or TokenKind.Number && tokens.Ahead() is { Kind: TokenKind.Mark, Text: ":" };

    /// <summary>Takes a label and its colon.</summary>
    /// <param name="tokens">At the label.</param>
    /// <param name="index">The instruction that comes next.</param>
    public void Take(TokenCursor tokens, int index)
    {
        var label = tokens.Take();
        tokens.Expect(":");
        if (label.Kind == TokenKind.Number) _numbers.Add((label.Text, index));
        else if (!_names.TryAdd(label.Text, (index, label))) source.Fail(label, $"{label} stands twice; it is also on line {_names[label.Text].At.Line}.");
    }

    /// <summary>The instruction at a named label; -1 where there is none.</summary>
    public int Find(string name) => _names.TryGetValue(name, out var found) ? found.Index : -1;

    /// <summary>The instruction that a jump goes to.</summary>
    /// <param name="label">As the jump writes it.</param>
    /// <param name="from">The jump.</param>
    public int TargetOf(Token label, int from)
    {
        var number = label.Text[..^1];
        var index = label switch
        {
            { Kind: TokenKind.Number, Text: [.., 'b'] } => _numbers.FindLast(one => one.Number == number && one.Index <= from) is { Number: not null } before ? before.Index : -1,
            { Kind: TokenKind.Number, Text: [.., 'f'] } => _numbers.Find(one => one.Number == number && one.Index > from) is { Number: not null } after ? after.Index : -1,
            _ => Find(label.Text),
        };
        if (index < 0) source.Fail(label, $"there is no label {label}; expected {Known()}.");
        return index;
    }

    private string Known() => _names.Count switch
    {
        0 => "a label of the same code, written as NAME:",
        <= 8 => $"one of {string.Join(", ", _names.Keys)}",
        _ => $"one of {string.Join(", ", _names.Keys.Take(8))}, …",
    };
}
