namespace Threads.Machine;

/// <summary>The system calls of this kernel, with their numbers on x86-64.</summary>
#pragma warning disable CA1008 // 0 is read, which this kernel does not have: there are no files.
public enum SystemCall
#pragma warning restore CA1008
{
    /// <summary>mmap(address, length, protection, flags, file, offset): anonymous memory only.</summary>
    Mmap = 9,

    /// <summary>mprotect(address, length, protection).</summary>
    Mprotect = 10,

    /// <summary>munmap(address, length).</summary>
    Munmap = 11,

    /// <summary>sched_yield().</summary>
    SchedYield = 24,

    /// <summary>shmget(key, size, flags).</summary>
    Shmget = 29,

    /// <summary>shmat(identifier, address, flags).</summary>
    Shmat = 30,

    /// <summary>shmctl(identifier, command, buffer).</summary>
    Shmctl = 31,

    /// <summary>getpid().</summary>
    Getpid = 39,

    /// <summary>clone(flags, stack, parent's tid, child's tid, tls): a thread, or a process as <see cref="Fork"/> makes it.</summary>
    Clone = 56,

    /// <summary>fork().</summary>
    Fork = 57,

    /// <summary>exit(status): ends the thread.</summary>
    Exit = 60,

    /// <summary>wait4(pid, status, options, usage).</summary>
    Wait4 = 61,

    /// <summary>shmdt(address).</summary>
    Shmdt = 67,

    /// <summary>gettid().</summary>
    Gettid = 186,

    /// <summary>futex(address, operation, value): FUTEX_WAIT and FUTEX_WAKE.</summary>
    Futex = 202,

    /// <summary>exit_group(status): ends the process.</summary>
    ExitGroup = 231,
}
