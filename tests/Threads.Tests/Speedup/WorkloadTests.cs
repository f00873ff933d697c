using System.Numerics;
using Threads.Speedup;
using Threads.Speedup.Workloads;

namespace Threads.Tests.Speedup;

/// <summary>Each workload does what it says: the fast serial version as a slow one does it that anybody can check, and each variant as the serial one.</summary>
public sealed class WorkloadTests
{
    // A data race on purpose.
    private static readonly string[] Wrong = ["histogram/shared"];

    public static TheoryData<string, int> Small => new(
        ("sum", 10_007), ("scalar", 10_007), ("countsort", 10_007), ("matmul", 128), ("histogram", 10_007), ("pi", 1 << 18), ("mandelbrot", 64),
        ("false-sharing", 10_007), ("life", 512), ("pipeline", 1 << 15));

    [Fact]
    public void Every_workload_is_tested() => Assert.Equal(Catalogue.All.Select(workload => workload.Name), Small.Select(row => row.Data.Item1));

    [Theory]
    [MemberData(nameof(Small))]
    public void The_serial_program_does_as_a_simple_one(string name, int size)
    {
        var program = Catalogue.Find(name).Prepare(size);
        Assert.Equal(Reference(name, size), Answer(program, 1, program.Serial));
    }

    [Theory]
    [MemberData(nameof(Small))]
    public void Each_variant_does_as_the_serial_program(string name, int size)
    {
        using var team = new Team(5, isPinned: false);
        var program = Catalogue.Find(name).Prepare(size);
        var expected = Answer(program, 1, program.Serial);
        foreach (var variant in program.Variants.Where(variant => !Wrong.Contains($"{name}/{variant.Name}")))
        {
            foreach (var threads in new[] { 1, 2, 3, 5 })
            {
                program.Reset?.Invoke();
                team.Run(threads, variant.Work, program.Phases.Count);
                Assert.True(expected == program.Answer(), $"{variant.Name} with {threads} threads: {program.Answer()}, not {expected}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Small))]
    public void A_worker_that_does_nothing_is_found_out(string name, int size)
    {
        var program = Catalogue.Find(name).Prepare(size);
        var expected = Answer(program, 1, program.Serial);
        var right = program.Variants[0].Work;
        if (name == "mandelbrot") return; // the other takes over what this one leaves
        if (name == "pipeline") return;   // the other waits for it
        using var team = new Team(2, isPinned: false);
        program.Reset?.Invoke();
        team.Run(2, worker => Idle(name, right, worker), program.Phases.Count);
        Assert.NotEqual(expected, program.Answer());
    }

    // It comes to the meetings, and does none of the work between them.
    private static void Idle(string name, Action<Worker> right, Worker worker)
    {
        if (worker.Index == 0) right(worker);
        else for (var meeting = 0; meeting < Meetings(name); meeting++) worker.Meet();
    }

    private static int Meetings(string name) => name switch { "life" => 40, "sum" or "countsort" or "histogram" => 1, _ => 0 };

    private static double Answer(Prepared program, int threads, Action<Worker> work)
    {
        program.Reset?.Invoke();
        using var team = new Team(threads, isPinned: false);
        team.Run(threads, work, program.Phases.Count);
        return program.Answer();
    }

    private static double Reference(string name, int size) => name switch
    {
        "sum" => Numbers(1, size, random => random.Next(-50, 51)).Sum(),
        "scalar" => Enumerable.Range(0, size).Sum(i => (double)(i % 100)),
        "countsort" => Numbers(2, size, random => random.Next(10)).Order().Select((digit, i) => ((i % 7) + 1.0) * digit).Sum(),
        "matmul" => Product(size),
        "histogram" => Bytes(size).Sum(value => value + 1.0),
        "pi" => Pi(size),
        "mandelbrot" => Set(size),
        "false-sharing" => size,
        "life" => Board(size),
        _ => Stages(size),
    };

    private static IEnumerable<int> Numbers(int seed, int size, Func<Random, int> next)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, size).Select(_ => next(random));
    }

    private static byte[] Bytes(int size)
    {
        var bytes = new byte[size];
        new Random(3).NextBytes(bytes);
        return bytes;
    }

    private static double Product(int n)
    {
        var numbers = Numbers(4, 2 * n * n, random => random.Next(-9, 10)).ToArray();
        double signature = 0;
        for (var i = 0; i < n * n; i++)
        {
            double sum = 0;
            for (var k = 0; k < n; k++) sum += numbers[2 * ((i / n * n) + k)] * numbers[(2 * ((k * n) + (i % n))) + 1];
            signature += ((i % 3) + 1) * sum;
        }

        return signature;
    }

    private static double Pi(int size)
    {
        var hits = 0;
        for (var lane = 0; lane < size / (1 << 16) * 32; lane++)
        {
            var z = (uint)(lane + 1);
            z = (z ^ (z >> 16)) * 0x85EBCA6B;
            z = (z ^ (z >> 13)) * 0xC2B2AE35;
            z ^= z >> 16;
            for (var dart = 0; dart < 1 << 11; dart++)
            {
                double x = Next(ref z) >> 8, y = Next(ref z) >> 8;
                if ((x * x) + (y * y) < (double)(1L << 48)) hits++;
            }
        }

        Assert.InRange(4.0 * hits / size, 3.12, 3.16);
        return 4.0 * hits / size;

        static uint Next(ref uint z)
        {
            z ^= z << 13;
            z ^= z >> 17;
            return z ^= z << 5;
        }
    }

    private static double Set(int size)
    {
        double signature = 0;
        for (var i = 0; i < size * size; i++)
        {
            double cr = -2 + (i % size * (2.6 / size)), ci = -0.2 + (1.4 * (i / size) / size), zr = 0, zi = 0;
            var count = 0;
            for (; count < 256 && (zr * zr) + (zi * zi) <= 4; count++) (zr, zi) = ((zr * zr) - (zi * zi) + cr, Math.FusedMultiplyAdd(2 * zr, zi, ci));
            signature += ((i % 5) + 1) * count;
        }

        return signature;
    }

    private static double Board(int size)
    {
        var random = new Random(5);
        var cells = new bool[(size + 2) * (size + 2)];
        for (var row = 1; row <= size; row++)
        {
            for (var word = 0; word < size / 64; word++)
            {
                var bits = (ulong)random.NextInt64() & (ulong)random.NextInt64();
                for (var bit = 0; bit < 64; bit++) cells[(row * (size + 2)) + (word * 64) + bit + 1] = (bits >> bit & 1) == 1;
            }
        }

        for (var generation = 0; generation < 40; generation++) cells = Generation(cells, size);
        var signature = 0L;
        var stride = (size / 64) + 16;
        for (var row = 1; row <= size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                if (cells[(row * (size + 2)) + column + 1]) signature += (((row * stride) + 8 + (column / 64)) % 97) + 1;
            }
        }

        return signature;
    }

    private static bool[] Generation(bool[] cells, int size)
    {
        var next = new bool[(size + 2) * (size + 2)];
        for (var row = 1; row <= size; row++)
        {
            for (var column = 1; column <= size; column++)
            {
                var neighbours = 0;
                for (var i = -1; i <= 1; i++)
                {
                    for (var j = -1; j <= 1; j++) neighbours += (i, j) != (0, 0) && cells[((row + i) * (size + 2)) + column + j] ? 1 : 0;
                }

                next[(row * (size + 2)) + column] = neighbours == 3 || (neighbours == 2 && cells[(row * (size + 2)) + column]);
            }
        }

        return next;
    }

    private static double Stages(int size)
    {
        ulong signature = 0;
        for (var i = 0; i < size; i++)
        {
            var number = (ulong)i + 1;
            for (var pass = 0; pass < 24; pass++)
            {
                number ^= number << 13;
                number ^= number >> 7;
                number ^= number << 17;
                number += (ulong)(pass / 6) + 1;
            }

            signature = (signature * 31) + number;
        }

        return signature >> 12;
    }
}
