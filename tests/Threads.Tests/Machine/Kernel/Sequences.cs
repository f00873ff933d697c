using CsCheck;

namespace Threads.Tests.Machine.Kernel;

/// <summary>Random sequences of steps that make sense: only processes that are alive do something, and a slot is forked into once.</summary>
internal static class Sequences
{
    private const int Slots = 4;
    private const int MostSteps = 24;

    private static readonly int[] Modes = [0, 0, 0b100_000_000, 0b010_000_000, 0b110_000_000, 0b110_000_000, 0b110_100_000, 0b110_110_000, 0b110_100_100, 0b110_110_110, 0b111_111_111, 0b100_100_100, 0b000_110_110, 0b110_000_100];
    private static readonly long[] Sizes = [0, 1, 100, 4096, 4097, 8192, 12288, 12288, 1L << 50, long.MinValue, -1];
    private static readonly int[] GetFlags = [0, 0x200, 0x200, 0x200, 0x600, 0x400];
    private static readonly int[] AttachFlags = [0, 0, 0, 0x1000, 0x2000, 0x4000, 0x8000, 0x3000, 0x6000, 0x5000, 0x9000];
    private static readonly int[] Commands = [0, 0, 1, 1, 2, 2, 11, 12, 99, -1];
    private static readonly long[] OddPlaces = [Places.Null, Places.Null, Places.Kernel, Places.LastPage, Places.Low, Places.OddLow];
    private static readonly int[] Protections = [0, 1, 1, 3, 3, 2, 5, 7];
    private static readonly long[] Lengths = [0, 1, 4096, 4096, 5000, 8192, 12288, 20480];
    private static readonly int[] Users = [0, 0, 1000, 1000, 1001];
    private static readonly int[] Kinds = [0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 4, 5, 6, 7, 8, 9, 10, 10, 11, 11, 11];

    /// <summary>Sequences; with <paramref name="asOthers"/> processes act as several users.</summary>
    public static Gen<Step[]> Of(bool asOthers) => Gen.Int[0, int.MaxValue].Array[1, MostSteps * 8].Select(numbers => Build(new Numbers(numbers), asOthers));

    private static Step[] Build(Numbers numbers, bool asOthers)
    {
        var steps = new List<Step>();
        var parents = new int[Slots];
        Array.Fill(parents, -2);
        parents[0] = -1;
        while (numbers.Any && steps.Count < MostSteps)
        {
            var alive = Enumerable.Range(0, Slots).Where(slot => parents[slot] != -2).ToArray();
            if (alive.Length == 0) break;
            var process = numbers.From(alive);
            if (Next((StepCall)numbers.From(Kinds), process, numbers, parents, asOthers) is { } step) steps.Add(step);
        }

        return [.. steps];
    }

    private static Step? Next(StepCall call, int process, Numbers numbers, int[] parents, bool asOthers) => call switch
    {
        StepCall.Shmget => new Step(call, process, numbers.Below(4), numbers.From(Sizes), numbers.From(GetFlags) | numbers.From(Modes)),
        StepCall.Shmat => new Step(call, process, numbers.Below(5), Place(numbers), numbers.From(AttachFlags)),
        StepCall.Shmdt => new Step(call, process, Place(numbers)),
        StepCall.Shmctl => new Step(call, process, numbers.Below(6) - 1, numbers.From(Commands), numbers.Below(4) == 0 ? 1 + (numbers.Below(2) * (Places.Pages - 2)) : 0, (numbers.From(Users) << 9) | numbers.From(Modes)),
        StepCall.Mmap => new Step(call, process, numbers.Below(Places.Pages), numbers.From(Lengths), numbers.From(Protections), 0x30 | (1 + numbers.Below(2)) | (numbers.Below(3) == 0 ? 0x10_0000 : 0)),
        StepCall.Munmap => new Step(call, process, Place(numbers), numbers.From(Lengths)),
        StepCall.Mprotect => new Step(call, process, Place(numbers), numbers.From(Lengths), numbers.From(Protections)),
        StepCall.Fork => Fork(process, parents),
        StepCall.Exit => Exit(process, numbers, parents),
        StepCall.Become => asOthers ? new Step(call, process, numbers.From(Users), numbers.From(Users)) : null,
        StepCall.Load => new Step(call, process, numbers.Below(4) > 0 ? numbers.Below(Places.Pages) : Places.Chosen + numbers.Below(3)),
        _ => new Step(call, process, numbers.Below(4) > 0 ? numbers.Below(Places.Pages) : Places.Chosen + numbers.Below(3), numbers.Below(1000)),
    };

    private static long Place(Numbers numbers) => numbers.Below(12) switch
    {
        0 => numbers.From(OddPlaces),
        1 => Places.Unaligned + numbers.Below(Places.Pages),
        2 => Places.Chosen + numbers.Below(3),
        3 or 4 => Places.Null,
        _ => numbers.Below(Places.Pages),
    };

    private static Step? Fork(int process, int[] parents)
    {
        var child = Array.IndexOf(parents, -2);
        if (child < 0) return null;
        parents[child] = process;
        return new Step(StepCall.Fork, process, child);
    }

    private static Step? Exit(int process, Numbers numbers, int[] parents)
    {
        if (process == 0) return null;
        var parent = parents[process];
        parents[process] = -2;
        for (var child = 0; child < Slots; child++)
        {
            if (parents[child] == process) parents[child] = -1;
        }

        return new Step(StepCall.Exit, process, numbers.Below(300), parent);
    }

    /// <summary>Random numbers, one after the other; when they run out, 0: shrinking the list shortens the sequence.</summary>
    private sealed class Numbers(int[] numbers)
    {
        private int _next;

        public bool Any => _next < numbers.Length;

        public int Below(int limit) => _next < numbers.Length ? numbers[_next++] % limit : 0;

        public T From<T>(T[] choices) => choices[Below(choices.Length)];
    }
}
