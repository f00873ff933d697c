namespace Locking.Checks;

/// <summary>
/// A lock that lets threads in in the order in which they came: first come, first served. Going in has two parts. The doorway,
/// <see cref="Arrive"/>, says who came first; then one waits for one's turn. At most three threads use it, each with its number.
/// </summary>
public interface IQueueLock
{
    /// <summary>How many threads may use it at most.</summary>
    const int Threads = 3;

    /// <summary>
    /// Takes a place in the queue. Never waits. Whoever arrives when this call has returned goes in after the calling thread.
    /// </summary>
    /// <param name="me">The number of the calling thread: 0, 1 or 2.</param>
    void Arrive(int me);

    /// <summary>Waits until it is the calling thread's turn; then it is inside.</summary>
    void Await(int me);

    /// <summary>Goes out, and lets the next one in.</summary>
    void Leave(int me);
}
