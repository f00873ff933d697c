namespace Threads.Tests.Explorers;

/// <summary>
/// The programs whose numbers of Mazurkiewicz traces others have published: the test-suites of GenMC and Nidhugg, and
/// Abdulla, Aronis, Jonsson and Sagonas, <i>Optimal dynamic partial order reduction</i> (POPL 2014). Written anew.
/// </summary>
public static class ConformancePrograms
{
    public static void Ainc2() => Ainc(2);
    public static void Ainc3() => Ainc(3);
    public static void Ainc4() => Ainc(4);
    public static void Ainc5() => Ainc(5);
    public static void Ainc6() => Ainc(6);
    public static void Binc2() => Binc(2);
    public static void Binc3() => Binc(3);
    public static void Binc4() => Binc(4);
    public static void Writers6() => Writers(6);
    public static void Readers2() => Readers(2);
    public static void Readers8() => Readers(8);
    public static void Indexer12() => Indexer(12);
    public static void Indexer15() => Indexer(15);
    public static void LastZero1() => LastZero(1);
    public static void LastZero2() => LastZero(2);
    public static void LastZero3() => LastZero(3);
    public static void LastZero4() => LastZero(4);
    public static void LastZero5() => LastZero(5);
    public static void FileSystem14() => FileSystem(14);
    public static void FileSystem16() => FileSystem(16);
    public static void FileSystem18() => FileSystem(18);
    public static void FileSystem20() => FileSystem(20);
    public static void FileSystem22() => FileSystem(22);
    public static void Fib1() => Fib(1);
    public static void Fib2() => Fib(2);

    /// <summary>Store buffering. Its outcome is what the two threads read.</summary>
    public static string StoreBuffering()
    {
        int x = 0, y = 0, a = 0, b = 0;
        Together(
            2,
            me =>
            {
                if (me == 0)
                {
                    Volatile.Write(ref x, 1);
                    a = Volatile.Read(ref y);
                }
                else
                {
                    Volatile.Write(ref y, 1);
                    b = Volatile.Read(ref x);
                }
            });
        return $"{a} {b}";
    }

    /// <summary>Independent reads of independent writes.</summary>
    public static string Iriw()
    {
        int x = 0, y = 0, a = 0, b = 0, c = 0, d = 0;
        Together(
            4,
            me =>
            {
                switch (me)
                {
                    case 0:
                        Volatile.Write(ref x, 1);
                        break;
                    case 1:
                        Volatile.Write(ref y, 1);
                        break;
                    case 2:
                        a = Volatile.Read(ref x);
                        b = Volatile.Read(ref y);
                        break;
                    default:
                        c = Volatile.Read(ref y);
                        d = Volatile.Read(ref x);
                        break;
                }
            });
        return $"{a} {b} {c} {d}";
    }

    /// <summary>Two threads that each write both variables, in opposite orders.</summary>
    public static string TwoPlusTwoWrites()
    {
        int x = 0, y = 0;
        Together(
            2,
            me =>
            {
                if (me == 0)
                {
                    Volatile.Write(ref x, 1);
                    Volatile.Write(ref y, 2);
                }
                else
                {
                    Volatile.Write(ref y, 1);
                    Volatile.Write(ref x, 2);
                }
            });
        return $"{x} {y}";
    }

    private static void Ainc(int n)
    {
        var x = 0;
        Together(n, _ => Interlocked.Increment(ref x));
    }

    private static void Binc(int n)
    {
        int x = 0, y = 0;
        Together(n, _ =>
        {
            Interlocked.Increment(ref x);
            Interlocked.Increment(ref y);
        });
    }

    private static void Writers(int n)
    {
        var x = 0;
        Together(n, me => x = me);
    }

    private static void Readers(int n)
    {
        var x = 0;
        Together(n + 1, me =>
        {
            if (me == 0)
                x = 42;
            else
                _ = x;
        });
    }

    private static void Indexer(int n)
    {
        const int size = 128, max = 4;
        var table = new int[size];
        Together(n, me =>
        {
            for (var step = 0; step < max; step++)
            {
                var w = step * 11 + me;
                var hash = w * 7 % size;
                while (Interlocked.CompareExchange(ref table[hash], w, 0) != 0)
                    hash = (hash + 1) % size;
            }
        });
    }

    private static void LastZero(int n)
    {
        var a = new int[n + 1];
        Together(n + 1, me =>
        {
            if (me == 0)
            {
                for (var i = n; a[i] != 0; i--)
                {
                }
            }
            else
            {
                a[me] = a[me - 1] + 1;
            }
        });
    }

    // Flanagan and Godefroid, Dynamic partial-order reduction for model checking software (POPL 2005), figure 1.
    private static void FileSystem(int n)
    {
        const int inodes = 32, blocks = 26;
        var lockInode = new object[inodes];
        var lockBlock = new object[blocks];
        var inode = new int[inodes];
        var busy = new bool[blocks];
        for (var i = 0; i < inodes; i++)
            lockInode[i] = new object();
        for (var b = 0; b < blocks; b++)
            lockBlock[b] = new object();
        Together(n, me =>
        {
            var i = me % inodes;
            lock (lockInode[i])
            {
                if (inode[i] != 0)
                    return;
                var b = i * 2 % blocks;
                while (true)
                {
                    lock (lockBlock[b])
                    {
                        if (!busy[b])
                        {
                            busy[b] = true;
                            inode[i] = b + 1;
                            break;
                        }
                    }

                    b = (b + 1) % blocks;
                }
            }
        });
    }

    private static void Fib(int k)
    {
        int i = 1, j = 1;
        Together(
            3,
            me =>
            {
                for (var round = 0; round < k && me == 0; round++)
                    i = i + j;
                for (var round = 0; round < k && me == 1; round++)
                {
                    var first = i;
                    j = first + j;
                }

                if (me == 2)
                    _ = i + j;
            });
    }

    private static void Together(int threads, Action<int> body)
    {
        var all = new Thread[threads];
        for (var t = 0; t < threads; t++)
        {
            var me = t;
            all[t] = new Thread(() => body(me));
        }

        foreach (var thread in all)
            thread.Start();
        foreach (var thread in all)
            thread.Join();
    }
}
