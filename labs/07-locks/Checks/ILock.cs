namespace Locking.Checks;

/// <summary>A lock: between <see cref="Enter"/> and <see cref="Exit"/> there is one thread at a time.</summary>
public interface ILock
{
    /// <summary>Goes in. Waits while another thread is inside.</summary>
    void Enter();

    /// <summary>Goes out. Called by the thread that is inside.</summary>
    void Exit();
}
