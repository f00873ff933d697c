namespace Threads.Exploration;

/// <summary>Marks an exception as a failed check of a test: the program went on, and its result is wrong.</summary>
#pragma warning disable CA1040 // An exception type cannot derive from two classes: the mark must be an interface.
public interface IFailedCheck;
#pragma warning restore CA1040
