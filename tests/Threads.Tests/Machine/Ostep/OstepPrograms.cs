namespace Threads.Tests.Machine.Ostep;

/// <summary>Programs in OSTEP's assembly, written for these tests.</summary>
internal static class OstepPrograms
{
    /// <summary>Every opcode and every form of operand that x86.py reads in full.</summary>
    public const string Everything = """
        # every opcode once, and more
        .var total
        .var table 3
        .var door

        .main
        mov $7, %ax          # immediate to register
        mov %ax, %bx
        mov %ax, total
        mov $-3, 2000
        mov 2000, %cx
        lea table, %fx
        mov $2, %dx
        mov %cx, 0(%fx,%dx,4)
        mov   4 ( %fx , %dx ,  2 ) , %ex
        mov $5, (%fx)
        mov (%fx), %cx
        mov 0(,%dx,50), %cx
        mov %cx, -4(%sp)
        add $10, %ax
        add %bx, %ax
        sub $1, %bx
        sub %bx, %ax
        mul $3, %bx
        mul %dx, %bx
        neg %bx
        rdump
        mdump 2000
        push %ax
        push total
        push 8(%dx)
        pop %ex
        pop %ex
        pop
        call .half
        mov $1, %cx
        xchg %cx, door
        fetchadd %cx, total
        fetchadd %dx, 4(%fx)
        test $1, %cx
        jgt .more
        nop
        .more
        test %ax, $3
        jlt .less
        jlte .less
        halt
        .less
        test %ax, %bx
        je .less
        jgte .end
        jne .end
        j .end
        .half
        mov %sp, %bp
        test $0, %ax
        ret
        .end
        yield
        halt
        """;

    /// <summary>Two increments that are not one step.</summary>
    public const string Race = """
        .var count
        .main
        .again
        mov count, %ax
        add $1, %ax
        mov %ax, count
        sub $1, %bx
        test $0, %bx
        jgt .again
        halt
        """;

    /// <summary>The same behind a lock that gives the processor away while it waits.</summary>
    public const string Locked = """
        .var lock
        .var count
        .main
        .acquire
        mov $1, %ax
        xchg %ax, lock
        test $0, %ax
        je .mine
        yield
        j .acquire
        .mine
        mov count, %ax
        add $1, %ax
        mov %ax, count
        mov $0, lock
        sub $1, %bx
        test $0, %bx
        jgt .acquire
        halt
        """;
}
