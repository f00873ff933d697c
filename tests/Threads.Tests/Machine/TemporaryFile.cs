namespace Threads.Tests.Machine;

/// <summary>A file that is gone after its use.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(string text, string extension = ".s")
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"threads-{Guid.NewGuid():N}{extension}");
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
