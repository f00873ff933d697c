namespace Threads.Exploration;

/// <summary>A place in the source.</summary>
/// <param name="File">The file's name without its folder, or an empty string when unknown.</param>
/// <param name="Line">The line, from 1; 0 when unknown.</param>
/// <param name="Code">The text of that line, trimmed; empty when the file is not at hand.</param>
/// <param name="Path">The file's full path; empty when unknown.</param>
public readonly record struct SourceSite(string File, int Line, string Code, string Path)
{
    /// <summary>No place.</summary>
    public static readonly SourceSite Unknown = new("", 0, "", "");

    /// <summary><c>Counter.cs:14</c>, or <c>?</c>.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}" : "?";
}

/// <summary>One step of a traced run, as a reader sees it.</summary>
/// <param name="Process">Who stepped.</param>
/// <param name="Thread">That process's name.</param>
/// <param name="Step">The step.</param>
/// <param name="At">Where it stands in the source.</param>
/// <param name="Location">The location's name.</param>
/// <param name="From">The value before, formatted; null where there is none.</param>
/// <param name="To">The value after, formatted; null for a read and where there is none.</param>
/// <param name="Locks">The names of the locks that the thread holds after the step.</param>
/// <param name="Note">A remark such as <c>fails</c> or <c>times out</c>; null for none.</param>
public sealed record TraceRow(
    int Process,
    string Thread,
    Step Step,
    SourceSite At,
    string Location,
    string? From,
    string? To,
    IReadOnlyList<string> Locks,
    string? Note = null);
