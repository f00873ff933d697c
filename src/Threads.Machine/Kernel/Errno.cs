namespace Threads.Machine;

/// <summary>Why a system call failed: the numbers of Linux on x86-64 (man 3 errno). A call answers them negated.</summary>
public enum Errno
{
    /// <summary>It did not fail.</summary>
    None = 0,

    /// <summary>EPERM: only the owner may do that.</summary>
    EPERM = 1,

    /// <summary>ENOENT: there is none with this key.</summary>
    ENOENT = 2,

    /// <summary>ESRCH: there is no such process.</summary>
    ESRCH = 3,

    /// <summary>EBADF: no such open file.</summary>
    EBADF = 9,

    /// <summary>ECHILD: it has no child to wait for.</summary>
    ECHILD = 10,

    /// <summary>EAGAIN: not now; the value has changed, or a limit is reached for the moment.</summary>
    EAGAIN = 11,

    /// <summary>ENOMEM: no memory, or no such range of addresses.</summary>
    ENOMEM = 12,

    /// <summary>EACCES: the permissions do not allow it.</summary>
    EACCES = 13,

    /// <summary>EFAULT: the buffer is not in memory that the process may use so.</summary>
    EFAULT = 14,

    /// <summary>EEXIST: it is there already.</summary>
    EEXIST = 17,

    /// <summary>EINVAL: an argument makes no sense.</summary>
    EINVAL = 22,

    /// <summary>ENOSPC: a limit of the whole system is reached.</summary>
    ENOSPC = 28,
}
