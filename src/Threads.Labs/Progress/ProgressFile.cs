using System.Text.Json;
using System.Text.Json.Serialization;

namespace Threads.Labs;

/// <summary>How far a student has come with an exercise.</summary>
/// <param name="Checked">Whether it was ever checked.</param>
/// <param name="Passed">Whether its latest check passed.</param>
/// <param name="Solved">Whether it ever passed: the solution may be seen.</param>
/// <param name="Hints">How many hints were taken.</param>
public sealed record ExerciseProgress(bool Checked = false, bool Passed = false, bool Solved = false, int Hints = 0);

/// <summary>
/// What the latest checks said, kept with the user's own data (<c>$XDG_DATA_HOME/threads/progress.json</c> or its like), never in
/// the repository, and apart for each copy of it. Where nothing can be written nothing is remembered, and nothing fails. Not thread-safe.
/// </summary>
public sealed class ProgressFile
{
    private readonly string? _path;
    private readonly string _root;
    private readonly Dictionary<string, Dictionary<string, ExerciseProgress>> _all;

    /// <summary>The progress made in one copy of the repository.</summary>
    /// <param name="root">The copy's root folder.</param>
    public ProgressFile(string root)
    {
        _root = root;
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        _path = data.Length == 0 ? null : Path.Combine(data, "threads", "progress.json");
        _all = Read(_path);
    }

    private Dictionary<string, ExerciseProgress> Here =>
        _all.TryGetValue(_root, out var here) ? here : _all[_root] = [];

    /// <summary>How far the student has come with an exercise.</summary>
    public ExerciseProgress Of(string lab, string exercise) => Here.GetValueOrDefault($"{lab}/{exercise}") ?? new ExerciseProgress();

    /// <summary>Remembers how far the student has come.</summary>
    public void Set(string lab, string exercise, ExerciseProgress progress)
    {
        Here[$"{lab}/{exercise}"] = progress;
        if (_path is null) return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            var draft = $"{_path}.{Environment.ProcessId}";
            File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(_all, ProgressFormat.Default.DictionaryStringDictionaryStringExerciseProgress));
            File.Move(draft, _path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Progress is a convenience: a home that cannot be written to is no reason to fail.
        }
    }

    private static Dictionary<string, Dictionary<string, ExerciseProgress>> Read(string? path)
    {
        try
        {
            if (path is null || !File.Exists(path)) return [];
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ProgressFormat.Default.DictionaryStringDictionaryStringExerciseProgress) ?? [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, ExerciseProgress>>))]
internal sealed partial class ProgressFormat : JsonSerializerContext;
