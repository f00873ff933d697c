namespace Locking.Checks;

/// <summary>Lamport's bakery: first come, first served, from reads and writes alone.</summary>
public interface IBakery : IQueueLock;
