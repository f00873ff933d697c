using System.Globalization;

namespace Threads.Benchmarks.StateSpaces;

/// <summary>One program, written twice: for SPIN in Promela, for ours in x86-64 assembly. Each step of one is a step of the other.</summary>
/// <param name="Name">Its name and size.</param>
/// <param name="Promela">For SPIN.</param>
/// <param name="Litmus">For ours.</param>
/// <param name="Fails">Whether both must find a deadlock or a livelock.</param>
internal sealed record Model(string Name, string Promela, string Litmus, bool Fails = false)
{
    public static IReadOnlyList<Model> All { get; } =
    [
        Peterson(3), Peterson(4), Philosophers(8, deadlocks: false), Philosophers(10, deadlocks: false), Philosophers(8, deadlocks: true),
        Philosophers(10, deadlocks: true), Counter(3, 5),
    ];

    // Each of n enters once, through n - 1 levels; at each it waits while somebody else is as far and it was the last to come.
    private static Model Peterson(int n)
    {
        var promela = $$"""
            byte level[{{n}}]; byte last[{{n}}]; byte inside;
            active [{{n}}] proctype P() {
              byte l = 1, k;
              do
              :: l < {{n}} ->
                 level[_pid] = l;
                 last[l] = _pid;
                 k = 0;
                 do
                 :: k == {{n}} -> break
                 :: k == _pid -> k++
                 :: k < {{n}} && k != _pid ->
                    if
                    :: level[k] >= l -> if :: last[l] == _pid -> k = 0 :: else -> break fi
                    :: else -> k++
                    fi
                 od;
                 l++
              :: else -> break
              od;
              inside++;
              assert(inside == 1);
              inside--;
              level[_pid] = 0
            }
            """;
        string[] Thread(int p) =>
        [
            "movq $1,%rax", $"L{p}: cmpq ${n},%rax", $"jge C{p}", $"movq %rax,level+{8 * p}", "leaq last,%rcx", $"movq ${p},(%rcx,%rax,8)", $"A{p}: movq $0,%rbx",
            $"W{p}: cmpq ${n},%rbx", $"je N{p}", $"cmpq ${p},%rbx", $"je S{p}", "leaq level,%rcx", "cmpq %rax,(%rcx,%rbx,8)", $"jl S{p}",
            "leaq last,%rcx", $"cmpq ${p},(%rcx,%rax,8)", $"je A{p}", $"jmp N{p}", $"S{p}: incq %rbx", $"jmp W{p}", $"N{p}: incq %rax", $"jmp L{p}",
            $"C{p}: lock incq inside", "cmpq $1,inside", $"je O{p}", "movq $1,bad", $"O{p}: lock decq inside", $"movq $0,level+{8 * p}",
        ];
        return new Model($"Peterson, {n} processes", promela, Text($"uint64_t level[{n}]; uint64_t last[{n}]; uint64_t inside; uint64_t bad;", n, Thread, "~exists (bad=1)"));
    }

    // Each takes the fork on its left, then the one on its right; where there is to be no deadlock, the last the other way round.
    private static Model Philosophers(int n, bool deadlocks)
    {
        var turn = deadlocks ? "" : $"if :: _pid == {n - 1} -> l = 0; r = {n - 1} :: else fi;";
        var promela = $$"""
            bool fork[{{n}}];
            active [{{n}}] proctype P() {
              byte l = _pid, r = (_pid + 1) % {{n}};
              {{turn}}
              atomic { !fork[l] -> fork[l] = true };
              atomic { !fork[r] -> fork[r] = true };
              fork[r] = false;
              fork[l] = false
            }
            """;
        string[] Thread(int p)
        {
            var (left, right) = deadlocks || p < n - 1 ? (8 * p, 8 * ((p + 1) % n)) : (0, 8 * p);
            return
            [
                $"L{p}: movq $1,%rax", $"xchgq %rax,fork+{left}", "cmpq $0,%rax", $"jne L{p}", $"R{p}: movq $1,%rax", $"xchgq %rax,fork+{right}", "cmpq $0,%rax", $"jne R{p}",
                $"movq $0,fork+{right}", $"movq $0,fork+{left}",
            ];
        }

        return new Model($"Philosophers, {n}{(deadlocks ? ", all left-handed" : "")}", promela, Text($"uint64_t fork[{n}];", n, Thread, "forall (fork[0]=0)"), deadlocks);
    }

    private static Model Counter(int threads, int times)
    {
        var promela = $$"""
            byte x;
            active [{{threads}}] proctype P() {
              byte i = {{times}}, t;
              do
              :: i > 0 -> t = x; x = t + 1; i--
              :: else -> break
              od
            }
            """;
        string[] Thread(int p) => [$"movq ${times},%rbx", $"L{p}: movq x,%rax", "incq %rax", "movq %rax,x", "decq %rbx", $"jne L{p}"];
        return new Model($"Counter, {threads} × {times}", promela, Text("uint64_t x;", threads, Thread, "locations [x;] exists (x=2)"));
    }

    private static string Text(string initial, int threads, Func<int, string[]> thread, string rest)
    {
        var columns = Enumerable.Range(0, threads).Select(thread).ToList();
        var rows = Enumerable.Range(0, columns.Max(column => column.Length)).Select(row => string.Join(" | ", columns.Select(column => column.ElementAtOrDefault(row) ?? "")) + " ;");
        var names = string.Join(" | ", Enumerable.Range(0, threads).Select(number => string.Create(CultureInfo.InvariantCulture, $"P{number}"))) + " ;";
        return string.Join('\n', ["X86_64 model", $"{{ {initial} }}", names, .. rows, rest, ""]);
    }
}
