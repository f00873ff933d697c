namespace Threads.Labs;

/// <summary>A lab's folder: what can be known of a lab before it is built.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Project">The project file.</param>
public sealed record LabFolder(string Path, string Project)
{
    /// <summary>The folder's name: <c>05-races</c>.</summary>
    public string Folder => System.IO.Path.GetFileName(Path);

    /// <summary>The lab's name on the command line: <c>races</c>.</summary>
    public string Name => Lab.NameOf(Folder);

    /// <summary>The handout.</summary>
    public string Handout => System.IO.Path.Combine(Path, "README.md");

    /// <summary>The handout's heading; the lab's name where there is none.</summary>
    public string Title => File.Exists(Handout) && File.ReadLines(Handout).FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal)) is { } heading
        ? heading[2..].Trim()
        : Name;

    /// <summary>The built assembly, whether it is there or not.</summary>
    public string Assembly => System.IO.Path.Combine(Path, "bin", "Debug", "net10.0", System.IO.Path.GetFileNameWithoutExtension(Project) + ".dll");

    /// <summary>The lab in a folder; null when the folder holds no project.</summary>
    public static LabFolder? At(string path)
    {
        var project = Directory.EnumerateFiles(path, "*.csproj").FirstOrDefault();
        return project is null ? null : new LabFolder(path, project);
    }
}
