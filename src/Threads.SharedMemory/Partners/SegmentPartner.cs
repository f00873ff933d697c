using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Threads.SharedMemory.Leftovers;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory.Partners;

/// <summary>
/// The inside of a <see cref="DrivenProcess"/>: does a step for each line that it reads, and answers with a line. When its input
/// ends, the process that started it has ended, however that came: then it removes what it made, and ends too.
/// </summary>
public static unsafe class SegmentPartner
{
    /// <summary>The first argument of a process that is to be driven.</summary>
    internal const string Word = "--segment-partner";

    /// <summary>Is driven, if the arguments say so: to be called first in a program that starts a <see cref="DrivenProcess"/> of itself.</summary>
    /// <returns>An exit code, when this process was driven; null when it was not.</returns>
    public static int? TryRun(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments is not [Word, var place]) return null;
        // Ctrl-C is sent to all processes of a terminal at once: the one that was asked for ends of it, this one with that one's pipe.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => context.Cancel = true);
        DieOfFaults();
        using var own = new OwnSegments(new OwnAddresses(int.Parse(place, CultureInfo.InvariantCulture)));
        try
        {
            Serve(own);
        }
        catch (IOException)
        {
            // Nobody hears the answer.
        }

        return 0;
    }

    internal static SegmentAnswer ParseAnswer(string line)
    {
        var words = line.Split(' ');
        return new SegmentAnswer(long.Parse(words[0], CultureInfo.InvariantCulture), int.Parse(words[1], CultureInfo.InvariantCulture));
    }

    private static void Serve(OwnSegments own)
    {
        using var orders = new StreamReader(Console.OpenStandardInput(), Encoding.ASCII);
        using var answers = new StreamWriter(Console.OpenStandardOutput(), Encoding.ASCII) { AutoFlush = true };
        Say(Try(own));
        while (orders.ReadLine() is { } line)
        {
            var words = Array.ConvertAll(line.Split(' '), word => long.Parse(word, CultureInfo.InvariantCulture));
            Say(Do(own, (SegmentCall)words[0], words.AsSpan(1)));
        }

        void Say(SegmentAnswer answer) => answers.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answer.Result} {answer.ErrorNumber}"));
    }

    // Whether this kernel gives out segments at all: in some containers it does not.
    private static SegmentAnswer Try(OwnSegments own)
    {
        var answer = own.Get(SystemV.IpcPrivate, 1, SystemV.IpcCreate | 0b110_000_000);
        return answer.Result < 0 ? answer : AnswerOf(own.Remove((int)answer.Result));
    }

    private static SegmentAnswer Do(OwnSegments own, SegmentCall call, ReadOnlySpan<long> arguments)
    {
        switch (call)
        {
            case SegmentCall.Shmget:
                return own.Get((int)arguments[0], (nuint)arguments[1], (int)arguments[2]);
            case SegmentCall.Shmat:
                return AnswerOf(own.Attach((int)arguments[0], (nint)arguments[1], (int)arguments[2]));
            case SegmentCall.Shmdt:
                return AnswerOf(SystemV.Detach((nint)arguments[0]));
            case SegmentCall.Remove:
                return AnswerOf(own.Remove((int)arguments[0]));
            case SegmentCall.Read:
                return new SegmentAnswer(Volatile.Read(ref *(long*)arguments[0]), 0);
            default:
                Volatile.Write(ref *(long*)arguments[0], arguments[1]);
                return new SegmentAnswer(0, 0);
        }
    }

    // Failure is -1, an address included.
    private static SegmentAnswer AnswerOf(long result) => new(result, result == -1 ? Marshal.GetLastPInvokeError() : 0);

    // A wrong address ends this process as it would one written in C: without the runtime's own handler, and without a file of its memory.
    private static void DieOfFaults()
    {
        const int coreFile = 4, segmentationFault = 11, byDefault = 0;
        var none = stackalloc ulong[2];
        _ = Processes.SetLimit(coreFile, none);
        _ = Processes.OnSignal(segmentationFault, byDefault);
    }
}
