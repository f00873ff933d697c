namespace Locking.Checks;

/// <summary>A lock with tickets and a display, as at a bakery counter with a number machine.</summary>
public interface ITicket : IQueueLock;
