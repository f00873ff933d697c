using System.Globalization;
using System.Text;

namespace Threads.Exploration;

/// <summary>
/// A schedule as a short printable string, the same in every process: <c>m2.A1.B2.A</c> lets the initial thread take two steps,
/// thread A one, B two, and A the rest. Threads are m, A, B, …, Z, AA, … in order of creation; <c>A!</c> is A's time limit firing,
/// <c>A></c> the oldest store in A's store buffer reaching memory, and <c>A>></c> the next oldest that may.
/// A token without a number lets its thread go on until it must wait; after the last token the default order goes on
/// (who stepped last, until it must wait, then the next in turn).
/// </summary>
/// <remarks>A thread's beginning takes no step of its own: it happens with its first token.</remarks>
public sealed class Schedule
{
    private readonly (string Name, int Steps)[] _turns;

    private Schedule((string Name, int Steps)[] turns) => _turns = turns;

    /// <summary>The schedule that lets the default order decide everything.</summary>
    public static Schedule Empty { get; } = new([]);

    internal IReadOnlyList<(string Name, int Steps)> Turns => _turns;

    /// <summary>Reads a schedule.</summary>
    /// <exception cref="InvalidInputException">It is not one.</exception>
    public static Schedule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0 || text == "-")
            return Empty;
        return new Schedule([.. text.Split('.').Select(token => ParseTurn(token, text))]);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        _turns.Length == 0 ? "-" : string.Join('.', _turns.Select(turn => turn.Steps == int.MaxValue ? turn.Name : turn.Name + turn.Steps.ToString(CultureInfo.InvariantCulture)));

    internal static Schedule Of(IEnumerable<(string Name, int Steps)> turns) => new([.. turns]);

    /// <summary>A process's name in schedules.</summary>
    internal static string NameOf(WorldState state, int process)
    {
        if ((state.Clocks >> process & 1) != 0)
            return NameOf(state, state.Owners[process]) + "!";
        if ((state.Drains >> process & 1) != 0)
            return NameOf(state, state.Owners[process]) + new string('>', state.Ranks[process]);
        var thread = 0;
        for (var earlier = 0; earlier < process; earlier++)
            thread += (state.Clocks >> earlier & 1) == 0 ? 1 : 0;
        return thread == 0 ? "m" : Letters(thread - 1);
    }

    private static string Letters(int number)
    {
        var text = new StringBuilder();
        for (; number >= 0; number = number / 26 - 1)
            text.Insert(0, (char)('A' + number % 26));
        return text.ToString();
    }

    private static (string Name, int Steps) ParseTurn(string token, string whole)
    {
        var digits = token.AsSpan().IndexOfAnyInRange('0', '9');
        var name = digits < 0 ? token : token[..digits];
        var steps = int.MaxValue;
        var thread = name.EndsWith('!') ? name[..^1] : name.TrimEnd('>');
        var isName = thread == "m" || (thread.Length > 0 && thread.All(char.IsAsciiLetterUpper));
        if (!isName || (digits >= 0 && !int.TryParse(token.AsSpan(digits), NumberStyles.None, CultureInfo.InvariantCulture, out steps)))
            throw new InvalidInputException($"'{whole}' is not a schedule: '{token}' should be a thread (m, A, B, …) and a number of steps, as in m2.A1.B2.A");
        return (name, steps);
    }
}
