using System.Runtime.CompilerServices;

namespace Threads.Tests.Cli;

/// <summary>
/// Programs that a student may write, and that harm the process in which they run. They are explored by the tool, in a child
/// of its own; nobody else calls them.
/// </summary>
public static class Hostile
{
    private static int _count;

    public static void Passes()
    {
        var thread = new Thread(() => Interlocked.Increment(ref _count));
        thread.Start();
        thread.Join();
    }

    public static void Spins()
    {
        for (var i = 1u; i != 0; i += 2)
        {
            // An odd number is never 0.
        }
    }

    public static void SpinsWhereNobodyLooks() => Array.Sort(new int[4], static (_, _) =>
    {
        Spins();
        return 0;
    });

    public static int Recurses() => Recurse(1) + 1;

    public static void Allocates()
    {
        var kept = new List<byte[]>();
        while (true) kept.Add(new byte[1 << 20]);
    }

    public static void Exits() => Environment.Exit(7);

    public static void FailsFast() => Environment.FailFast("nothing more to say");

    public static unsafe void Crashes() => *(int*)8 = 1;

    public static void Chatters()
    {
        Console.Out.Write("{\"Kind\":2}\n");
        Console.Error.WriteLine("Stack overflow");
        _count++;
    }

    public static bool SaysFalse() => false;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Recurse(int depth) => depth < 0 ? depth : Recurse(depth + 1) + depth;
}
