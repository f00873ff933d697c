using System.Globalization;

namespace Threads.Tests.Explorers;

/// <summary>
/// Interprets small programs given as text, so that hundreds of them can be explored: threads are set off by <c>|</c>, an
/// operation is two characters, what it does and on which variable. Written so that nothing but these operations takes a
/// step (text is no shared memory, a type is its own lock): the search without reduction must get through.
/// </summary>
public static class RandomProgram
{
    /// <summary>The operations that a program may contain.</summary>
    public const string Operations = "rwvVixcsLUTWPS";

    private static int _x;
    private static int _y;
    private static volatile int _v;
    private static int _first;
    private static int _second;
    private static int _third;
    private static readonly SemaphoreSlim Permits = new(0);

    /// <summary>Runs a program; the outcome is every register and every variable at the end.</summary>
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
        return $"{_first} {_second} {_third} / {_x} {_y} {_v}";
    }

    private static int Execute(string body, int me)
    {
        var seen = 0;
        var holdsX = false;
        var holdsY = false;
        for (var at = 0; at + 1 < body.Length; at += 2)
        {
            var onX = body[at + 1] == '0';
            var gate = onX ? typeof(int) : typeof(long);
            switch (body[at])
            {
                case 'r': seen = seen * 5 + (onX ? _x : _y); break;
                case 'w' when onX: _x = me; break;
                case 'w': _y = me; break;
                case 'v': seen = seen * 5 + _v; break;
                case 'V': _v = me; break;
                case 'i': seen = seen * 5 + Interlocked.Increment(ref onX ? ref _x : ref _y); break;
                case 'x' when onX: _x++; break;
                case 'x': _y++; break;
                case 'c': seen = seen * 5 + Interlocked.CompareExchange(ref onX ? ref _x : ref _y, me, 0); break;
                case 's':
                    while (Volatile.Read(ref onX ? ref _x : ref _y) == 0)
                    {
                    }

                    break;
                case 'L' when onX && !holdsX:
                    Monitor.Enter(gate);
                    holdsX = true;
                    break;
                case 'L' when !onX && !holdsY:
                    Monitor.Enter(gate);
                    holdsY = true;
                    break;
                case 'U' when onX && holdsX:
                    Monitor.Exit(gate);
                    holdsX = false;
                    break;
                case 'U' when !onX && holdsY:
                    Monitor.Exit(gate);
                    holdsY = false;
                    break;
                case 'L' or 'U': break;
                case 'T': seen = seen * 5 + TryOnce(gate, 0); break;
                case 'W': seen = seen * 5 + TryOnce(gate, 10); break;
                case 'P': Permits.Release(); break;
                case 'S': seen = seen * 5 + (Permits.Wait(10) ? 1 : 0); break;
                default: throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"no operation {body[at]}"), nameof(body));
            }
        }

        if (holdsX)
            Monitor.Exit(typeof(int));
        if (holdsY)
            Monitor.Exit(typeof(long));
        return seen;
    }

    private static int TryOnce(object gate, int milliseconds)
    {
        if (!Monitor.TryEnter(gate, milliseconds))
            return 0;
        Monitor.Exit(gate);
        return 1;
    }
}
