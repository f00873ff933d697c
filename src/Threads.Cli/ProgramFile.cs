using Threads.Exploration;

namespace Threads.Cli;

/// <summary>A program that a student wrote down in a file.</summary>
internal static class ProgramFile
{
    /// <summary>Its text.</summary>
    /// <exception cref="InvalidInputException">It cannot be read.</exception>
    public static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidInputException($"There is no file {path}.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path} cannot be read: {exception.Message}", exception);
        }
    }
}
