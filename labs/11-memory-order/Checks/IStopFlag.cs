namespace MemoryOrder.Checks;

/// <summary>One thread works until another stops it, and says why.</summary>
public interface IStopFlag
{
    /// <summary>Goes round and round until <see cref="Stop"/> was called; returns its reason.</summary>
    int Work();

    /// <summary>Stops the worker. Called once, by another thread.</summary>
    void Stop(int reason);
}
