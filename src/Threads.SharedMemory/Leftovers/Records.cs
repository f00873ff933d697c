using System.Globalization;
using System.Runtime.InteropServices;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory.Leftovers;

/// <summary>
/// A folder in memory in which each process notes what it makes before it makes it, a file for each thing: memory that is shared
/// outlives its process, and so does the note. The folder is the user's alone, and of these namespaces, in which process numbers and keys mean the
/// same; it is there only while there are notes. Any thread and any process at any time.
/// </summary>
internal static class Records
{
    private static readonly Lock Gate = new(); // guards _last
    private static int _last;

    /// <summary>The folder.</summary>
    public static string Folder { get; } = $"{Posix.Folder}/threads-lab-{Posix.EffectiveUser()}-{NamespaceOf("pid")}-{NamespaceOf("ipc")}";

    /// <summary>A number that this process has not used yet.</summary>
    public static int NextNumber()
    {
        lock (Gate) return ++_last;
    }

    /// <summary>Notes what this process is about to make.</summary>
    /// <returns>The note, for <see cref="Update"/> and <see cref="Delete"/>.</returns>
    public static string Note(Trace trace)
    {
        var owner = Owner.Current;
        var path = $"{Folder}/{owner.Process}-{owner.StartTime}-{NextNumber()}";
        while (true)
        {
            try
            {
                RequireFolder();
                File.WriteAllText(path, trace.ToString());
                return path;
            }
            catch (IOException exception) when (IsFolderGone(exception))
            {
                // Somebody deleted the last note, and the folder with it, between two calls.
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Delete(path); // what was written of it
                throw NotNoted(exception);
            }
        }
    }

    /// <summary>Completes a note: whoever reads meanwhile finds the one or the other.</summary>
    /// <exception cref="SharedMemoryException">It cannot be written.</exception>
    public static void Update(string note, Trace trace)
    {
        var next = note + ".next";
        try
        {
            File.WriteAllText(next, trace.ToString());
            File.Move(next, note, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotNoted(exception);
        }
    }

    /// <summary>Deletes a note, and the folder with the last one.</summary>
    public static void Delete(string note)
    {
        try
        {
            File.Delete(note + ".next");
            File.Delete(note);
            Directory.Delete(Folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Other notes are in it, or somebody has deleted it, with all that was in it.
        }
    }

    /// <summary>The notes of everybody, each with its owner and, unless its writer was killed before it was written, what it says.</summary>
    public static IReadOnlyList<(string Note, Owner Owner, Trace? Trace)> All()
    {
        var found = new List<(string, Owner, Trace?)>();
        if (!Directory.Exists(Folder)) return found;
        RequireOwnFolder();
        foreach (var note in Files().Where(file => !file.EndsWith(".next", StringComparison.Ordinal) || !File.Exists(file[..^".next".Length])))
        {
            if (Path.GetFileName(note).Split('-', '.') is not [var process, var start, ..]) continue;
            if (!int.TryParse(process, CultureInfo.InvariantCulture, out var number) || !long.TryParse(start, CultureInfo.InvariantCulture, out var time)) continue;
            found.Add((note, new Owner(number, time), TryRead(note)));
        }

        return found;
    }

    // Making a folder says that it exists if it did at first, and was gone when it was looked at again.
    private static bool IsFolderGone(IOException exception) =>
        (exception is DirectoryNotFoundException or FileNotFoundException || exception.HResult == Errno.Exists) && Directory.Exists(Posix.Folder) && !File.Exists(Folder);

    private static string[] Files()
    {
        try
        {
            return Directory.GetFiles(Folder);
        }
        catch (DirectoryNotFoundException)
        {
            return []; // the last note was deleted meanwhile
        }
    }

    private static SharedMemoryException NotNoted(Exception exception) =>
        new($"What is made is noted in {Posix.Folder} first, so that it can be found after a crash, and that failed: {exception.Message} An anonymous segment needs no note.", exception);

    private static Trace? TryRead(string note)
    {
        try
        {
            return Trace.Parse(File.ReadAllText(note));
        }
        catch (IOException)
        {
            return null; // deleted meanwhile
        }
    }

    private static void RequireFolder()
    {
        if (!OperatingSystem.IsWindows() && !Directory.Exists(Folder)) Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        RequireOwnFolder();
    }

    // Everybody may write in the folder above: somebody else may have made ours, to have us delete what a forged note says.
    private static void RequireOwnFolder()
    {
        if (Posix.Status(Folder, out var status) < 0)
        {
            if (Marshal.GetLastPInvokeError() == Errno.NoSuchEntry) return;
            throw SharedMemoryException.Of($"statx {Folder}", Marshal.GetLastPInvokeError());
        }

        if (!status.IsFolder || status.User != Posix.EffectiveUser() || (status.Mode & 0b111_111) != 0)
            throw new SharedMemoryException($"{Folder} is not a folder of yours alone, so its notes cannot be trusted. Look at it with ls -ld, and remove it.");
    }

    private static string NamespaceOf(string kind)
    {
        var link = File.ResolveLinkTarget($"/proc/self/ns/{kind}", returnFinalTarget: false)?.Name ?? kind;
        return string.Concat(link.Where(char.IsAsciiDigit));
    }
}
