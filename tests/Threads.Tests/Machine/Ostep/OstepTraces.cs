using Threads.Machine;

namespace Threads.Tests.Machine.Ostep;

/// <summary>What x86.py printed for the programs of these tests, without blanks at the ends of lines.</summary>
internal static class OstepTraces
{
    /// <summary><c>-t 2 -a bx=1 -i 2 -r -s 3 -M count -R ax,bx -c -C</c>.</summary>
    public static readonly OstepOptions RaceOptions = new()
    {
        Arguments = "bx=1",
        Interrupt = 2,
        RandomInterrupts = true,
        Seed = 3,
        MemoryTrace = "count",
        RegisterTrace = "ax,bx",
        Compute = true,
        ConditionTrace = true,
    };

    /// <summary>With <see cref="RaceOptions"/>.</summary>
    public const string Race = """

        count      ax    bx   >= >  <= <  != ==        Thread 0                Thread 1

            0       0     1   0  0  0  0  0  0
            0       0     1   0  0  0  0  0  0  1000 mov count, %ax
            0       0     1   0  0  0  0  0  0  ------ Interrupt ------  ------ Interrupt ------
            0       0     1   0  0  0  0  0  0                           1000 mov count, %ax
            0       1     1   0  0  0  0  0  0                           1001 add $1, %ax
            0       0     1   0  0  0  0  0  0  ------ Interrupt ------  ------ Interrupt ------
            0       1     1   0  0  0  0  0  0  1001 add $1, %ax
            0       1     1   0  0  0  0  0  0  ------ Interrupt ------  ------ Interrupt ------
            1       1     1   0  0  0  0  0  0                           1002 mov %ax, count
            1       1     0   0  0  0  0  0  0                           1003 sub $1, %bx
            1       1     1   0  0  0  0  0  0  ------ Interrupt ------  ------ Interrupt ------
            1       1     1   0  0  0  0  0  0  1002 mov %ax, count
            1       1     0   0  0  0  0  0  0  1003 sub $1, %bx
            1       1     0   0  0  0  0  0  0  ------ Interrupt ------  ------ Interrupt ------
            1       1     0   1  0  1  0  0  1                           1004 test $0, %bx
            1       1     0   0  0  0  0  0  0  ------ Interrupt ------  ------ Interrupt ------
            1       1     0   1  0  1  0  0  1  1004 test $0, %bx
            1       1     0   1  0  1  0  0  1  ------ Interrupt ------  ------ Interrupt ------
            1       1     0   1  0  1  0  0  1                           1005 jgt .again
            1       1     0   1  0  1  0  0  1                           1006 halt
            1       1     0   1  0  1  0  0  1  ----- Halt;Switch -----  ----- Halt;Switch -----
            1       1     0   1  0  1  0  0  1  ------ Interrupt ------  ------ Interrupt ------
            1       1     0   1  0  1  0  0  1  1005 jgt .again
            1       1     0   1  0  1  0  0  1  ------ Interrupt ------  ------ Interrupt ------
            1       1     0   1  0  1  0  0  1  1006 halt
        """;

    /// <summary><c>-t 1 -R ax,bx,cx,dx,sp -M 100,2000 -c</c>.</summary>
    public const string Everything = """

          100  2000      ax    bx    cx    dx    sp          Thread 0

            0     0       0     0     0     0 128000
            0     0       7     0     0     0 128000   1000 mov $7, %ax
            0     0       7     7     0     0 128000   1001 mov %ax, %bx
            7     0       7     7     0     0 128000   1002 mov %ax, total
            7    -3       7     7     0     0 128000   1003 mov $-3, 2000
            7    -3       7     7    -3     0 128000   1004 mov 2000, %cx
            7    -3       7     7    -3     0 128000   1005 lea table, %fx
            7    -3       7     7    -3     2 128000   1006 mov $2, %dx
            7    -3       7     7    -3     2 128000   1007 mov %cx, 0(%fx,%dx,4)
            7    -3       7     7    -3     2 128000   1008 mov   4 ( %fx , %dx ,  2 ) , %ex
            7    -3       7     7    -3     2 128000   1009 mov $5, (%fx)
            7    -3       7     7     5     2 128000   1010 mov (%fx), %cx
            7    -3       7     7     7     2 128000   1011 mov 0(,%dx,50), %cx
            7    -3       7     7     7     2 128000   1012 mov %cx, -4(%sp)
            7    -3      17     7     7     2 128000   1013 add $10, %ax
            7    -3      24     7     7     2 128000   1014 add %bx, %ax
            7    -3      24     6     7     2 128000   1015 sub $1, %bx
            7    -3      18     6     7     2 128000   1016 sub %bx, %ax
            7    -3      18    18     7     2 128000   1017 mul $3, %bx
            7    -3      18    36     7     2 128000   1018 mul %dx, %bx
            7    -3      18   -36     7     2 128000   1019 neg %bx
        REGISTERS:: ax: 18 bx: -36 cx: 7 dx: 2 ex: -3 fx: 104     7    -3      18   -36     7     2 128000   1020 rdump
        m[2000]  -3
            7    -3      18   -36     7     2 128000   1021 mdump 2000
            7    -3      18   -36     7     2 127996   1022 push %ax
            7    -3      18   -36     7     2 127992   1023 push total
            7    -3      18   -36     7     2 127988   1024 push 8(%dx)
            7    -3      18   -36     7     2 127992   1025 pop %ex
            7    -3      18   -36     7     2 127996   1026 pop %ex
            7    -3      18   -36     7     2 128000   1027 pop
            7    -3      18   -36     7     2 127996   1028 call .half
            7    -3      18   -36     7     2 127996   1045 mov %sp, %bp
            7    -3      18   -36     7     2 127996   1046 test $0, %ax
            7    -3      18   -36     7     2 128000   1047 ret
            7    -3      18   -36     1     2 128000   1029 mov $1, %cx
            7    -3      18   -36     0     2 128000   1030 xchg %cx, door
            7    -3      18   -36     7     2 128000   1031 fetchadd %cx, total
            7    -3      18   -36     7     0 128000   1032 fetchadd %dx, 4(%fx)
            7    -3      18   -36     7     0 128000   1033 test $1, %cx
            7    -3      18   -36     7     0 128000   1034 jgt .more
            7    -3      18   -36     7     0 128000   1036 test %ax, $3
            7    -3      18   -36     7     0 128000   1037 jlt .less
            7    -3      18   -36     7     0 128000   1040 test %ax, %bx
            7    -3      18   -36     7     0 128000   1041 je .less
            7    -3      18   -36     7     0 128000   1042 jgte .end
            7    -3      18   -36     7     0 128000   1043 jne .end
            7    -3      18   -36     7     0 128000   1048 yield
            7    -3      18   -36     7     0 128000   ------ Interrupt ------
            7    -3      18   -36     7     0 128000   1049 halt
        """;

    /// <summary><c>-t 2 -a bx=1 -P 00011 -M count -S -H 8</c>, up to the rate.</summary>
    public const string Locked = """

        icount count          Thread 0                Thread 1

             0     ?
             0     ?   1000 mov $1, %ax
             1     ?   1001 xchg %ax, lock
             2     ?   1002 test $0, %ax
             3     ?   ------ Interrupt ------  ------ Interrupt ------
             3     ?                            1000 mov $1, %ax
             4     ?                            1001 xchg %ax, lock
             5     ?   ------ Interrupt ------  ------ Interrupt ------
             5     ?   1003 je .mine
             6     ?   1006 mov count, %ax
             7     ?   1007 add $1, %ax
             8     ?   ------ Interrupt ------  ------ Interrupt ------

        icount count          Thread 0                Thread 1

             8     ?
             8     ?                            1002 test $0, %ax
             9     ?                            1003 je .mine
            10     ?   ------ Interrupt ------  ------ Interrupt ------
            10     ?   1008 mov %ax, count
            11     ?   1009 mov $0, lock
            12     ?   1010 sub $1, %bx
            13     ?   ------ Interrupt ------  ------ Interrupt ------
            13     ?                            1004 yield
            14     ?                            1005 j .acquire
            15     ?   ------ Interrupt ------  ------ Interrupt ------
            15     ?   1011 test $0, %bx

        icount count          Thread 0                Thread 1

            16     ?
            16     ?   1012 jgt .acquire
            17     ?   1013 halt
            18     ?   ----- Halt;Switch -----  ----- Halt;Switch -----
            18     ?                            1000 mov $1, %ax
            19     ?                            1001 xchg %ax, lock
            20     ?                            1002 test $0, %ax
            21     ?                            1003 je .mine
            22     ?                            1006 mov count, %ax
            23     ?                            1007 add $1, %ax

        icount count          Thread 0                Thread 1

            24     ?
            24     ?                            1008 mov %ax, count
            25     ?                            1009 mov $0, lock
            26     ?                            1010 sub $1, %bx
            27     ?                            1011 test $0, %bx
            28     ?                            1012 jgt .acquire
            29     ?                            1013 halt

        STATS:: Instructions    30
        """;
}
