using CsCheck;

namespace Threads.Tests.Machine.Kernel;

/// <summary>
/// Random sequences of steps that make sense: only processes that are alive do something, and most steps are about segments and addresses
/// that earlier ones were about.
/// </summary>
internal static class Sequences
{
    private const int Slots = 4;
    private const int MostSteps = 30;
    private const int NumbersPerStep = 7;

    private static readonly int[] Modes = [0, 0b100_000_000, 0b010_000_000, 0b110_000_000, 0b110_100_000, 0b110_110_000, 0b110_100_100, 0b110_110_110, 0b111_111_111, 0b100_100_100, 0b000_110_110, 0b110_000_100];
    private static readonly long[] Sizes = [1, 100, 4096, 4097, 8192, 8192, 12288, 12288, 12288];
    private static readonly long[] OddSizes = [0, 0, 0, 1L << 50, long.MinValue, -1];
    private static readonly int[] GetFlags = [0, 0x200, 0x200, 0x200, 0x600, 0x400];
    private static readonly int[] AttachFlags = [0, 0, 0, 0x1000, 0x2000, 0x4000, 0x4000, 0x8000, 0x3000, 0x6000, 0x5000, 0x9000];
    private static readonly int[] Commands = [0, 1, 1, 1, 2, 2, 11, 12, 99, -1];
    private static readonly long[] OddPlaces = [Places.Null, Places.Kernel, Places.LastPage, Places.Low, Places.OddLow];
    private static readonly int[] Protections = [0, 1, 1, 3, 3, 2, 5, 7];
    private static readonly long[] Lengths = [0, 1, 4096, 4096, 4096, 5000, 8192, 12288, 20480];
    private static readonly int[] Users = [0, 0, 1000, 1000, 1001];

    private static readonly StepCall[] Calls =
    [
        StepCall.Shmget, StepCall.Shmget, StepCall.Shmat, StepCall.Shmat, StepCall.Shmat, StepCall.Shmat, StepCall.Shmat, StepCall.Shmdt, StepCall.Shmdt,
        StepCall.Shmctl, StepCall.Shmctl, StepCall.Mmap, StepCall.Munmap, StepCall.Mprotect, StepCall.Mprotect, StepCall.Fork, StepCall.Exit, StepCall.Become,
        StepCall.Load, StepCall.Load, StepCall.Store, StepCall.Store,
    ];

    /// <summary>Sequences; with <paramref name="asOthers"/> processes act as several users.</summary>
    public static Gen<Step[]> Of(bool asOthers) =>
        Gen.Int[0, int.MaxValue].Array[NumbersPerStep, MostSteps * NumbersPerStep].Select(numbers => new Draft(numbers, asOthers).Build());

    /// <summary>A sequence as it grows. When the numbers run out, it ends: a shorter list of numbers is a shorter sequence.</summary>
    private sealed class Draft(int[] numbers, bool asOthers)
    {
        private readonly List<Step> _steps = [];
        private readonly List<long> _places = [Places.Null];
        private readonly int?[] _parents = [-1, null, null, null];
        private int _next;
        private int _chosen;
        private int _segments = 1;

        public Step[] Build()
        {
            while (_next < numbers.Length && _steps.Count < MostSteps)
            {
                var call = _steps.Count == 0 ? StepCall.Shmget : From(Calls);
                if (Make(call, From([.. Enumerable.Range(0, Slots).Where(slot => _parents[slot] is not null)])) is { } step) _steps.Add(step);
            }

            return [.. _steps];
        }

        private Step? Make(StepCall call, int process) => call switch
        {
            StepCall.Shmget => Get(process),
            StepCall.Shmat => Attach(process),
            StepCall.Shmdt => new Step(call, process, Near(0)),
            StepCall.Shmctl => new Step(call, process, Segment(), From(Commands), Below(4) == 0 ? 1 + (Below(2) * Near(0)) : 0, (From(Users) << 9) | From(Modes)),
            StepCall.Mmap => new Step(call, process, Remember(Below(Places.Pages)), From(Lengths), From(Protections), 0x30 | (1 + Below(2)) | (Below(3) == 0 ? 0x10_0000 : 0)),
            StepCall.Munmap => new Step(call, process, Near(2), From(Lengths)),
            StepCall.Mprotect => new Step(call, process, Near(2), From(Lengths), From(Protections)),
            StepCall.Fork => Fork(process),
            StepCall.Exit => Exit(process),
            StepCall.Become => asOthers ? new Step(call, process, From(Users), From(Users)) : null,
            StepCall.Load => new Step(call, process, Near(2)),
            _ => new Step(call, process, Near(2), Below(1000)),
        };

        private Step Get(int process)
        {
            _segments = Math.Min(_segments + 1, 5);
            var flags = _steps.Count == 0 ? 0x200 : From(GetFlags);
            return new Step(StepCall.Shmget, process, Below(4), Below(4) > 0 ? From(Sizes) : From(OddSizes), flags | (asOthers ? From(Modes) : 0b110_000_000));
        }

        private Step Attach(int process)
        {
            var place = Below(5) switch
            {
                0 => Places.Null,
                1 => Near(2),
                _ => Below(Places.Pages),
            };
            if (place == Places.Null) Remember(Places.Chosen + _chosen++);
            return new Step(StepCall.Shmat, process, Segment(), Remember(place), From(AttachFlags));
        }

        private Step? Fork(int process)
        {
            var child = Array.IndexOf(_parents, null);
            if (child < 0) return null;
            _parents[child] = process;
            return new Step(StepCall.Fork, process, child);
        }

        private Step? Exit(int process)
        {
            if (process == 0 || _parents[process] is not { } parent) return null;
            _parents[process] = null;
            for (var child = 0; child < Slots; child++)
            {
                if (_parents[child] == process) _parents[child] = -1;
            }

            return new Step(StepCall.Exit, process, Below(300), parent);
        }

        private long Segment() => Below(8) == 0 ? Below(8) - 1 : Below(_segments);

        // An address that was used before, or one of the pages after it, or sometimes something else.
        private long Near(int pages)
        {
            var place = Below(10) switch
            {
                0 => From(OddPlaces),
                1 => Places.Unaligned + Below(Places.Pages),
                2 => Below(Places.Pages),
                _ => _places[Below(_places.Count)],
            };
            return place < Places.Pages ? Math.Min(place + Below(pages + 1), Places.Pages - 1) : place;
        }

        private long Remember(long place)
        {
            _places.Add(place);
            return place;
        }

        private int Below(int limit) => _next < numbers.Length ? numbers[_next++] % limit : 0;

        private T From<T>(T[] choices) => choices[Below(choices.Length)];
    }
}
