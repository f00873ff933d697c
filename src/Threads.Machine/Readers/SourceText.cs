using System.Diagnostics.CodeAnalysis;
using Threads.Exploration;

namespace Threads.Machine;

/// <summary>A program as it was written, and how its faults are reported: <c>file:line:column: what was found; expected …</c>.</summary>
/// <param name="text">The text.</param>
/// <param name="path">Where it was read from.</param>
internal sealed class SourceText(string text, string path)
{
    /// <summary>The most characters of a program: more is no program, but some other file.</summary>
    public const int MostCharacters = 4 * 1024 * 1024;

    /// <summary>The text.</summary>
    public string Text { get; } = text.Length <= MostCharacters
        ? text
        : throw new InvalidInputException($"{path}: this file has {text.Length:#,0} characters, and a program has at most {MostCharacters:#,0}. Is it a program?");

    /// <summary>Line and column, from 1, of a character.</summary>
    public (int Line, int Column) PlaceOf(int at)
    {
        var before = Text.AsSpan(0, at);
        return (before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }

    /// <summary>The text from one token to another, both included, with every run of blanks as one.</summary>
    public string Between(in Token first, in Token last) =>
        string.Join(' ', Text[first.Start..last.End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Reports a fault.</summary>
    [DoesNotReturn]
    public void Fail(in Token at, string message) => throw FaultAt(at.Line, at.Column, message);

    /// <summary>Reports a fault at a character.</summary>
    [DoesNotReturn]
    public void Fail(int at, string message)
    {
        var (line, column) = PlaceOf(at);
        throw FaultAt(line, column, message);
    }

    // One line, whatever the program holds.
    private InvalidInputException FaultAt(int line, int column, string message) =>
        new($"{path}:{line}:{column}: {string.Concat(message.Select(character => char.IsControl(character) ? ' ' : character))}");
}
