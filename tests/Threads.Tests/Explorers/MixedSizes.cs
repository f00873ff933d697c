using System.Runtime.CompilerServices;

namespace Threads.Tests.Explorers;

/// <summary>
/// Interprets small programs on sixteen bytes of memory, accessed at every offset and in every size: threads are set off by <c>|</c>, an
/// operation is three characters, what it does, at which offset (a letter from <c>a</c>) and how many bytes. Nothing else takes a step.
/// </summary>
public static class MixedSizes
{
    [InlineArray(2)]
    private struct Memory { private long _low; }

    private static Memory _memory;
    private static long _first;
    private static long _second;
    private static long _third;

    /// <summary>Runs a program; the outcome is what every thread read, and the memory at the end.</summary>
    public static string Run(string program)
    {
        var bodies = program.Split('|');
        var first = new Thread(static body => _first = Execute((string)body!, 1));
        var second = new Thread(static body => _second = Execute((string)body!, 2));
        var third = bodies.Length < 3 ? null : new Thread(static body => _third = Execute((string)body!, 3));
        first.Start(bodies[0]);
        second.Start(bodies[1]);
        third?.Start(bodies[2]);
        first.Join();
        second.Join();
        third?.Join();
        return $"{_first} {_second} {_third} / {_memory[0]} {_memory[1]}";
    }

    private static long Execute(string body, int me)
    {
        var seen = 0L;
        for (var at = 0; at < body.Length; at += 3)
        {
            ref var place = ref Unsafe.Add(ref Unsafe.As<long, byte>(ref _memory[0]), body[at + 1] - 'a');
            var value = 0x0101010101010101 * ((at * 3) + me);
            seen = (seen * 31) + ((body[at], body[at + 2]) switch
            {
                ('r', '1') => place,
                ('r', '2') => As<short>(ref place),
                ('r', '4') => As<int>(ref place),
                ('r', '8') => As<long>(ref place),
                ('w', '1') => place = (byte)value,
                ('w', '2') => As<short>(ref place) = (short)value,
                ('w', '4') => As<int>(ref place) = (int)value,
                ('w', '8') => As<long>(ref place) = value,
                ('x', '1') => Interlocked.Exchange(ref place, (byte)value),
                ('x', '2') => Interlocked.Exchange(ref As<short>(ref place), (short)value),
                ('x', '4') => Interlocked.Exchange(ref As<int>(ref place), (int)value),
                _ => Interlocked.Exchange(ref As<long>(ref place), value),
            });
        }

        return seen;
    }

    private static ref T As<T>(ref byte place) => ref Unsafe.As<byte, T>(ref place);
}
