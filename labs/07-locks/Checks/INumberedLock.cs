namespace Locking.Checks;

/// <summary>A lock for a fixed number of threads, each of which knows its own number.</summary>
public interface INumberedLock
{
    /// <summary>Goes in. Waits while another thread is inside.</summary>
    /// <param name="me">The number of the calling thread: 0, 1, …</param>
    void Enter(int me);

    /// <summary>Goes out. Called by the thread that is inside, with its number.</summary>
    void Exit(int me);
}
