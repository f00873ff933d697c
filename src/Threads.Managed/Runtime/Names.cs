using System.Globalization;
using System.Runtime.CompilerServices;

namespace Threads.Managed;

/// <summary>Names and values as a student wrote them, without what the compiler added.</summary>
internal static class Names
{
    /// <summary>A variable: <c>&lt;Count&gt;k__BackingField</c> is <c>Count</c>, <c>&lt;i&gt;5__2</c> is <c>i</c>.</summary>
    public static string Variable(string field)
    {
        var close = field.StartsWith('<') ? field.IndexOf('>', StringComparison.Ordinal) : -1;
        return close > 1 ? field[1..close] : field;
    }

    /// <summary>A thread: what the program called it, else a letter in order of creation.</summary>
    public static string Thread(ControlledThread thread) => thread.Name ?? (thread.Id == 1 ? "main" : $"thread {Letters(thread.Id - 2)}");

    /// <summary>A type, without its namespace and its number of type parameters.</summary>
    public static string Type(Type type)
    {
        var name = type.Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : name[..tick];
    }

    /// <summary>A value, short enough for a table.</summary>
    public static string Value(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => text.Length > 20 ? $"\"{text[..19]}…\"" : $"\"{text}\"",
        char letter => $"'{letter}'",
        IFormattable number when value.GetType().IsPrimitive || value.GetType().IsEnum || value is decimal => number.ToString(null, CultureInfo.InvariantCulture),
        Array array => $"{Type(array.GetType().GetElementType()!)}[{array.Length}]",
        Delegate => "delegate",
        _ when value.GetType().IsValueType => value.ToString() ?? "",
        _ => Type(value.GetType()),
    };

    /// <summary>An outcome, in full: sequences by their elements, tuples and records as they print themselves.</summary>
    public static string Outcome(object? value) => value switch
    {
        string text => text,
        System.Collections.IEnumerable sequence => $"[{string.Join(", ", sequence.Cast<object?>().Select(Outcome))}]",
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(index => Outcome(tuple[index])))})",
        null or bool or char or Delegate => Value(value),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>0 is A, 25 is Z, 26 is AA.</summary>
    public static string Letters(int number) => number < 26 ? ((char)('A' + number)).ToString() : Letters(number / 26 - 1) + Letters(number % 26);
}
