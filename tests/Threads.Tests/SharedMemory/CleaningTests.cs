using System.IO.MemoryMappedFiles;
using Threads.SharedMemory;
using Threads.SharedMemory.Leftovers;
using Threads.SharedMemory.Native;

namespace Threads.Tests.SharedMemory;

/// <summary>Cleaning removes what the notes of the dead say, and nothing that is somebody else's by now.</summary>
[Collection("Real processes")]
public sealed class CleaningTests
{
    private static readonly Owner Dead = new(1, 1); // process 1 runs, but did not start then

    [Fact]
    public void What_the_living_made_is_kept()
    {
        var name = SegmentName.Posix($"/threads-living-{Environment.ProcessId}");
        using var segment = SharedSegment.Create(name, 64);
        Assert.Contains(Cleaning.Run().Kept, line => line.Contains($"{name}", StringComparison.Ordinal) && line.Contains("is running", StringComparison.Ordinal));
        using (SharedSegment.Open(name))
        {
        }

        segment.Remove();
        Assert.DoesNotContain(Cleaning.Run().Kept, line => line.Contains($"{name}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_belongs_to_another_file_by_now_is_kept()
    {
        var name = $"/threads-other-{Environment.ProcessId}";
        File.WriteAllText("/dev/shm" + name, "somebody else's");
        try
        {
            Forge(new Trace.MemoryFile(12345, "/threads-lab-1-1-1", name));
            Cleaning.Run();
            Assert.True(File.Exists("/dev/shm" + name));
        }
        finally
        {
            File.Delete("/dev/shm" + name);
        }
    }

    [Fact]
    public void What_the_dead_made_and_the_living_still_use_is_kept_until_they_are_done()
    {
        var name = SegmentName.Posix($"/threads-inherited-{Environment.ProcessId}");
        var file = "/dev/shm" + name;
        try
        {
            File.WriteAllBytes(file, new byte[4096]);
            Assert.Equal(0, Posix.Status(file, out var status));
            using (var mapped = MemoryMappedFile.CreateFromFile(file))
            using (var view = mapped.CreateViewAccessor())
            {
                Forge(new Trace.MemoryFile(status.Inode, "/threads-lab-1-1-2", $"{name}"));
                Assert.Contains(Cleaning.Run().Kept, line => line.Contains($"{name}: its maker, process 1, is gone, but process {Environment.ProcessId} still has it mapped", StringComparison.Ordinal));
                Assert.True(File.Exists(file));
            }

            Assert.Contains(Cleaning.Run().Removed, line => line.Contains($"{name}", StringComparison.Ordinal));
            Assert.False(File.Exists(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_key_that_belongs_to_another_segment_by_now_is_kept()
    {
        var name = SegmentName.SystemV(Environment.ProcessId | 0x20000000);
        using var segment = SharedSegment.Create(name, 64);
        try
        {
            Forge(new Trace.SystemV(name.Key, segment.Status().Bytes, -1));
            Cleaning.Run();
            using var still = SharedSegment.Open(name);
        }
        finally
        {
            segment.Remove();
        }
    }

    [Fact]
    public void A_note_that_somebody_has_deleted_with_its_folder_is_not_missed() => Records.Delete($"{Posix.Folder}/threads-nowhere-{Environment.ProcessId}/note");

    [Theory]
    [InlineData("")]
    [InlineData("sysv 1")]
    [InlineData("file 1 /a ../../etc/passwd")]
    [InlineData("file 1 /a/../b /c")]
    [InlineData("nonsense")]
    public void A_note_that_makes_no_sense_removes_nothing_but_itself(string text)
    {
        Assert.Null(Trace.Parse(text));
        var note = Forge(null, text);
        Cleaning.Run();
        Assert.False(File.Exists(note));
    }

    // A note of a dead process, beside one of a living one that keeps the folder.
    private static string Forge(Trace? trace, string? text = null)
    {
        var own = Records.Note(new Trace.SystemV(1, 1, -1));
        var note = $"{Records.Folder}/{Dead.Process}-{Dead.StartTime}-{Records.NextNumber()}";
        File.WriteAllText(note, text ?? $"{trace}");
        Records.Delete(own);
        return note;
    }
}
