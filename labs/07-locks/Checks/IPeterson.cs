namespace Locking.Checks;

/// <summary>A lock for two threads, 0 and 1, from reads and writes alone.</summary>
public interface IPeterson : INumberedLock;
