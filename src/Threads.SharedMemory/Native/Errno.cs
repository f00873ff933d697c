namespace Threads.SharedMemory.Native;

/// <summary>The error numbers of Linux that the calls of this folder answer (man 3 errno).</summary>
internal static class Errno
{
    public const int NotPermitted = 1;      // EPERM
    public const int NoSuchEntry = 2;       // ENOENT
    public const int NoSuchProcess = 3;     // ESRCH
    public const int Interrupted = 4;       // EINTR
    public const int Again = 11;            // EAGAIN
    public const int NoMemory = 12;         // ENOMEM
    public const int AccessDenied = 13;     // EACCES
    public const int BadAddress = 14;       // EFAULT
    public const int Exists = 17;           // EEXIST
    public const int Invalid = 22;          // EINVAL
    public const int TooManyFiles = 24;     // EMFILE
    public const int NoSpace = 28;          // ENOSPC
    public const int NameTooLong = 36;      // ENAMETOOLONG
    public const int NotImplemented = 38;   // ENOSYS
    public const int IdentifierRemoved = 43; // EIDRM
    public const int TimedOut = 110;        // ETIMEDOUT
}
