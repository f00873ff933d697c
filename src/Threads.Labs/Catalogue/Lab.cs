namespace Threads.Labs;

/// <summary>A lab, as its assembly describes it.</summary>
/// <param name="Folder">The name of its folder under <c>labs/</c>: <c>05-races</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">What it teaches, in one line.</param>
/// <param name="Demonstrations">Its demonstrations, in order.</param>
/// <param name="Exercises">Its exercises, in order.</param>
public sealed record Lab(
    string Folder,
    string Title,
    string Summary,
    IReadOnlyList<Demonstration> Demonstrations,
    IReadOnlyList<Exercise> Exercises)
{
    /// <summary>Its name on the command line: the folder's without the number.</summary>
    public string Name => NameOf(Folder);

    /// <summary>The name of the lab in a folder: <c>races</c> for <c>05-races</c>.</summary>
    public static string NameOf(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var dash = folder.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && folder[..dash].All(char.IsAsciiDigit) ? folder[(dash + 1)..] : folder;
    }
}
