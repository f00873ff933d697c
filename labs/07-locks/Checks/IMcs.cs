namespace Locking.Checks;

/// <summary>The lock of Mellor-Crummey and Scott: a queue in which each is called by the one before it.</summary>
public interface IMcs : IQueueLock;
