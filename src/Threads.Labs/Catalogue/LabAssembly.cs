using System.Reflection;
using System.Runtime.Loader;
using Threads.Exploration;

namespace Threads.Labs;

/// <summary>Loads a lab's assembly to be read, from memory, so that the file can be rebuilt meanwhile. Runs none of its code.</summary>
public static class LabAssembly
{
    /// <summary>Loads an assembly in a context of its own; what this tool already has is shared with it.</summary>
    /// <param name="path">The assembly's file.</param>
    /// <exception cref="InvalidInputException">The file is not a .NET assembly.</exception>
    public static Assembly Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var image = new MemoryStream(File.ReadAllBytes(path));
            return new AssemblyLoadContext(Path.GetFileNameWithoutExtension(path)).LoadFromStream(image);
        }
        catch (BadImageFormatException)
        {
            throw new InvalidInputException($"{path} is not a .NET assembly.");
        }
    }
}
