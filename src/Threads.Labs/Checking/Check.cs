using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Threads.Labs;

/// <summary>
/// What a check demands. Every method returns when the demand is met and throws <see cref="CheckFailedException"/> when
/// it is not. Thread-safe; none of them blocks.
/// </summary>
public static class Check
{
    /// <summary>Demands that a condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="message">A sentence that says what is wrong when it does not.</param>
    public static void That([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition) throw new CheckFailedException(message);
    }

    /// <summary>Demands a value. Sequences are compared element by element.</summary>
    /// <param name="expected">The value that every interleaving should end with.</param>
    /// <param name="actual">The value found.</param>
    /// <param name="what">What the value is, as a sentence begins: <c>The total</c>.</param>
    public static void Equal<T>(T expected, T actual, string what)
    {
        if (AreEqual(expected, actual)) return;
        throw new CheckFailedException($"{what} was {Show(actual)}, and every interleaving should end with {Show(expected)}.");
    }

    /// <summary>Demands a value between two others.</summary>
    /// <param name="low">The least value allowed.</param>
    /// <param name="high">The greatest value allowed.</param>
    /// <param name="actual">The value found.</param>
    /// <param name="what">What the value is, as a sentence begins.</param>
    public static void InRange<T>(T low, T high, T actual, string what)
        where T : IComparable<T>
    {
        if (actual.CompareTo(low) >= 0 && actual.CompareTo(high) <= 0) return;
        throw new CheckFailedException($"{what} was {Show(actual)}, and should never leave {Show(low)} to {Show(high)}.");
    }

    /// <summary>Demands one of several values.</summary>
    /// <param name="allowed">The values allowed.</param>
    /// <param name="actual">The value found.</param>
    /// <param name="what">What the value is, as a sentence begins.</param>
    public static void OneOf<T>(IReadOnlyList<T> allowed, T actual, string what)
    {
        if (allowed.Any(value => AreEqual(value, actual))) return;
        throw new CheckFailedException($"{what} was {Show(actual)}, and should be one of {Show(allowed)}.");
    }

    /// <summary>Demands that an action throws, and hands back what it threw.</summary>
    /// <typeparam name="TException">The exception wanted, or a base of it.</typeparam>
    /// <param name="action">The action; it runs on the calling thread.</param>
    /// <param name="what">What the action is, as a sentence begins: <c>A withdrawal from a closed account</c>.</param>
    public static TException Throws<TException>(Action action, string what)
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(action);
        try
        {
            action();
        }
        catch (TException thrown)
        {
            return thrown;
        }

        throw new CheckFailedException($"{what} should throw {typeof(TException).Name}, and did not.");
    }

    /// <summary>Says that this point must never be reached.</summary>
    /// <param name="message">A sentence that says why.</param>
    [DoesNotReturn]
    public static void Fail(string message) => throw new CheckFailedException(message);

    private static bool AreEqual<T>(T expected, T actual)
    {
        if (expected is IEnumerable first and not string && actual is IEnumerable second)
            return first.Cast<object?>().SequenceEqual(second.Cast<object?>());
        return EqualityComparer<T>.Default.Equals(expected, actual);
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        IEnumerable values => "[" + string.Join(", ", values.Cast<object?>().Select(Show)) + "]",
        _ => value.ToString() ?? "",
    };
}
