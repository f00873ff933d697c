namespace Locking.Checks;

/// <summary>The lock of Craig, Landin and Hagersten: a queue in which each watches the one before it.</summary>
public interface IClh : IQueueLock;
