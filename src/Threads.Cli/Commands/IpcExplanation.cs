using Threads.Labs.Reports;
using Threads.SharedMemory.Messages;

namespace Threads.Cli.Commands;

/// <summary>Why the figures are what they are: copies, system calls, sleeps and wake-ups, as they were counted in the very runs that were timed.</summary>
internal static class IpcExplanation
{
    private const double SamePart = 1.4; // within this factor it is said to be the same
    private const int Large = 4096; // bytes from which copying is most of a message

    public static void Write(Screen screen, IpcFindings findings)
    {
        var size = findings.Request.Sizes[0];
        screen.Line(new Piece("Why", Tone.Strong));
        foreach (var pairing in Enum.GetValues<Pairing>()) WritePairing(screen, findings, pairing, size);
        WriteLarge(screen, findings);
        screen.Paragraph("So “shared memory is faster” has four answers, and a comparison that is not like with like has a fifth: a ring that spins against a pipe that sleeps.", 1);
        screen.Line();
    }

    private static void WritePairing(Screen screen, IpcFindings findings, Pairing pairing, int size)
    {
        var results = Enum.GetValues<Way>().Select(way => findings.Of(way, pairing, size)).OfType<Result>().ToList();
        if (results.FirstOrDefault(result => result.Cell.Way == Way.Ring) is not { } ring) return;
        var others = results.Where(result => result.Cell.Way != Way.Ring).ToList();
        if (others.MinBy(result => result.Nanoseconds) is not { } best) return;
        var isAsExpected = pairing == Pairing.Blocking || best.Nanoseconds > ring.Nanoseconds;
        screen.Hanging($" {NameOf(pairing)}: ", $"{Compare(ring, best)} {(findings.Cores < 2 && (!isAsExpected || pairing == Pairing.Spinning) ? OneCore : !isAsExpected ? Disturbed : size < Large ? ReasonOf(pairing) : Copying)}", 0);
        screen.Hanging("   counted a message: ", string.Join(" · ", results.Select(Counted)), 0, Tone.Quiet);
    }

    private const string Disturbed =
        "Nothing in how it works explains that: other programs had the cores in between, and who spins or is in the middle of something suffers most from it. Measure again when the computer is idle.";

    private const string OneCore =
        "Both processes take turns on one core: whoever sleeps hands it over at once, and whoever spins keeps it from the very one that he waits for until his turn is over.";

    private const string Copying =
        "At this size most of the time goes into copying: the kernel copies a message in and out again, and the ring takes two copies as well where the message has to leave it. What a call, and what a wake-up "
        + "costs, small messages tell: --sizes 8.";

    private static string Compare(Result ring, Result best)
    {
        var factor = best.Nanoseconds / ring.Nanoseconds;
        var name = IpcReport.NameOf(best.Cell.Way);
        var size = IpcReport.Size(ring.Cell.Bytes);
        return factor switch
        {
            > SamePart => $"at {size} the ring is {factor:0.#} times as fast as the best of the others ({name}).",
            < 1 / SamePart => $"at {size} the ring is {1 / factor:0.#} times as slow as the best of the others ({name}).",
            _ => $"at {size} the ring and the best of the others ({name}) take about the same.",
        };
    }

    private static string Counted(Result result) => $"{IpcReport.NameOf(result.Cell.Way)} {Number(result.Calls)} system calls, {Number(result.Sleeps)} sleeps";

    private static string Number(double value) => value is > 0 and < 0.005 ? "< 0.01" : $"{value:0.##}";

    private static string NameOf(Pairing pairing) => pairing switch
    {
        Pairing.EachByItself => "Each by itself",
        Pairing.Batches => "In batches",
        Pairing.Spinning => "Spinning",
        _ => "Sleeping",
    };

    private static string ReasonOf(Pairing pairing) => pairing switch
    {
        Pairing.EachByItself =>
            "A message through the kernel is a write and a read, each a system call that copies it once; a socket also makes, queues and frees a buffer for each, and TCP runs "
            + "its whole protocol. Through the page it is stored once and loaded once, and nobody calls the kernel while there is room and there are messages.",
        Pairing.Batches =>
            "One system call for a whole batch: what is left is copying, two copies through the kernel against one store and one load in place. What looked like the price of the kernel "
            + "was the price of calling it for so little.",
        Pairing.Spinning =>
            "Nobody sleeps. Through the ring two cache lines travel each way, the message and the counter that says it is there; the others take two system calls each way at least, and one more for every look that finds nothing.",
        _ =>
            "Here the time is neither copying nor calling but waking: each side sleeps, is woken through the scheduler, perhaps from an idle core. A futex is "
            + "no way round that. Sharing memory spares copies and some calls, not wake-ups.",
    };

    private static void WriteLarge(Screen screen, IpcFindings findings)
    {
        var size = findings.Request.Sizes[^1];
        if (size < 4096 || findings.Of(Way.Ring, Pairing.EachByItself, size) is not { } ring) return;
        screen.Hanging(
            " Large messages: ",
            $"at {IpcReport.Size(size)} the ring moves {size / ring.Nanoseconds:0.0} GB/s; copying the same once within one core moves {size / findings.Copies[size]:0.0} GB/s. Now copying is all there is, and ways differ by "
            + "how often they copy, and whether both sides copy at the same time: the ring hands a large message on in pieces, so that they do.",
            0);
    }
}
