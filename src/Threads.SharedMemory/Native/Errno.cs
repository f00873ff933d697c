namespace Threads.SharedMemory.Native;

/// <summary>The error numbers of Linux that the calls of this folder answer (man 3 errno), with what they mean wherever they occur.</summary>
internal static class Errno
{
    public const int NotPermitted = 1;
    public const int NoSuchEntry = 2;
    public const int NoSuchProcess = 3;
    public const int Interrupted = 4;
    public const int Again = 11;
    public const int NoMemory = 12;
    public const int AccessDenied = 13;
    public const int BadAddress = 14;
    public const int Exists = 17;
    public const int Invalid = 22;
    public const int TooManyFiles = 24;
    public const int NoSpace = 28;
    public const int ReadOnlyFileSystem = 30;
    public const int NameTooLong = 36;
    public const int NotImplemented = 38;
    public const int IdentifierRemoved = 43;
    public const int TimedOut = 110;

    /// <summary>The number's name in the manual.</summary>
    public static string Name(int errno) => Describe(errno).Name;

    /// <summary>What it means, and what to do.</summary>
    public static string Meaning(int errno) => Describe(errno).Meaning;

    private static (string Name, string Meaning) Describe(int errno) => errno switch
    {
        NotPermitted => ("EPERM", "only the owner, the creator or root may do this. Ask its owner, whom ipcs -m and ls -l name."),
        NoSuchEntry => ("ENOENT", "there is none of that name. Create it first, or compare the names that both sides use."),
        NoSuchProcess => ("ESRCH", "there is no such process any more."),
        Interrupted => ("EINTR", "a signal came in between. Try again."),
        Again => ("EAGAIN", "a limit of locked memory or of processes is reached. See ulimit -l and ulimit -u."),
        NoMemory => ("ENOMEM", "there is no room for it, in memory or at that address. Ask for less, or let the system choose the address."),
        AccessDenied => ("EACCES", "its permissions do not allow this. Open it for reading only, or have its owner widen them."),
        BadAddress => ("EFAULT", "the address does not belong to the process."),
        Exists => ("EEXIST", "it exists already. Attach it, choose another name, or remove it."),
        Invalid => ("EINVAL", "the system finds an argument wrong: a size, an address, or an identifier that is no more."),
        TooManyFiles => ("EMFILE", "the process has too many files open. See ulimit -n."),
        NoSpace => ("ENOSPC", "no identifier or no space is left. Remove what nobody uses: threads ipc clean, then ipcs -m and ls /dev/shm."),
        ReadOnlyFileSystem => ("EROFS", "/dev/shm may only be read here. Use a System V segment or an anonymous one."),
        NameTooLong => ("ENAMETOOLONG", "the name is too long: 254 characters at most."),
        NotImplemented => ("ENOSYS", "this kernel was built without it."),
        IdentifierRemoved => ("EIDRM", "it was removed meanwhile."),
        TimedOut => ("ETIMEDOUT", "the time ran out."),
        _ => ($"error {errno}", "see man 3 errno."),
    };
}
