namespace Threads.Machine;

/// <summary>
/// Reads the columns of a litmus test: a row of thread names, then rows of cells between <c>|</c>, each row ended by <c>;</c>.
/// A cell holds at most one instruction, after any labels.
/// </summary>
/// <param name="tokens">After the initial values.</param>
internal sealed class LitmusCode(TokenCursor tokens)
{
    /// <summary>Most threads of a test.</summary>
    public const int MostThreads = 16;

    private readonly List<Column> _columns = [];

    /// <summary>The threads, in order.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>One thread's instructions and labels.</summary>
    public sealed class Column(SourceText source)
    {
        /// <summary>Its labels.</summary>
        public LabelTable Labels { get; } = new(source);

        /// <summary>Its instructions.</summary>
        public List<Draft> Code { get; } = [];
    }

    /// <summary>Reads all rows, up to what follows them.</summary>
    public void Read()
    {
        ReadNames();
        while (!IsAtEnd()) ReadRow();
    }

    private void ReadNames()
    {
        do
        {
            var expected = $"P{_columns.Count}";
            if (tokens.Next.Kind != TokenKind.Name || tokens.Next.Text != expected) tokens.Unexpected($"'{expected}', the name of thread {_columns.Count}");
            if (_columns.Count == MostThreads) tokens.Fail(tokens.Next, $"a test has at most {MostThreads} threads.");
            tokens.Take();
            _columns.Add(new Column(tokens.Source));
        }
        while (tokens.TryTake("|"));
        tokens.Expect(";", "after the names of the threads, or '|' and another");
    }

    private bool IsAtEnd() =>
        tokens.Next.Kind == TokenKind.End || tokens.IsAt("~") || (tokens.Next is { Kind: TokenKind.Name, Text: "exists" or "forall" or "locations" or "filter" or "not" } && !IsInstruction());

    // "not" is an instruction too; the others would be labels.
    private bool IsInstruction() => tokens.Ahead() is { Kind: TokenKind.Mark, Text: ":" } || (tokens.IsAtName("not") && tokens.Ahead().Text != "exists");

    private void ReadRow()
    {
        for (var column = 0; column < _columns.Count; column++)
        {
            if (column > 0) tokens.Expect("|", $"and the cell of P{column}: a row has a cell for each of the {_columns.Count} threads");
            ReadCell(_columns[column]);
        }

        tokens.Expect(";", "at the end of a row, after one instruction a cell");
    }

    private void ReadCell(Column column)
    {
        var first = tokens.Next;
        while (LabelTable.IsAt(tokens)) column.Labels.Take(tokens, column.Code.Count);
        if (!tokens.IsAt("|") && !tokens.IsAt(";")) column.Code.Add(InstructionParser.Read(tokens) with { Text = tokens.Source.Between(first, tokens.Last) });
    }
}
