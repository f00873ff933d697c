using Threads.Exploration;

namespace Threads.Labs;

/// <summary>The repository with the labs, found from a folder inside it.</summary>
/// <param name="Root">Its root: the folder with <c>Threads.sln</c> and <c>labs/</c>.</param>
public sealed record Repository(string Root)
{
    /// <summary>The labs, in teaching order.</summary>
    public IReadOnlyList<LabFolder> Labs { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Root, "labs")).Select(LabFolder.At).OfType<LabFolder>().OrderBy(lab => lab.Folder, StringComparer.Ordinal)];

    /// <summary>Walks up from each of some folders; null when none is in a repository.</summary>
    public static Repository? Find(params IReadOnlyList<string> from)
    {
        ArgumentNullException.ThrowIfNull(from);
        foreach (var start in from)
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Threads.sln")) && Directory.Exists(Path.Combine(folder.FullName, "labs")))
                    return new Repository(folder.FullName);
            }
        }

        return null;
    }

    /// <summary>The lab called <c>races</c>, <c>05-races</c> or <c>05</c>.</summary>
    /// <exception cref="InvalidInputException">There is none; the message says which there are.</exception>
    public LabFolder Lab(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var bare = Path.TrimEndingDirectorySeparator(name);
        var found = Labs.FirstOrDefault(lab => string.Equals(lab.Folder, bare, StringComparison.OrdinalIgnoreCase))
            ?? Labs.FirstOrDefault(lab => string.Equals(lab.Name, bare, StringComparison.OrdinalIgnoreCase))
            ?? Labs.FirstOrDefault(lab => IsNumberOf(lab, bare));
        return found ?? throw new InvalidInputException(DidYouMean.Sentence($"No lab '{name}'.", bare, "labs", [.. Labs.Select(lab => lab.Name)]));
    }

    private static bool IsNumberOf(LabFolder lab, string name) =>
        int.TryParse(name, out var wanted) && int.TryParse(lab.Folder.Split('-')[0], out var number) && wanted == number;
}
