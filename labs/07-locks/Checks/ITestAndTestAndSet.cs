namespace Locking.Checks;

/// <summary>A lock in one word, kind to the caches: whoever waits only reads.</summary>
public interface ITestAndTestAndSet : ILock
{
    /// <summary>
    /// The lock's word: 0 when it is free, anything else when it is held. While it is held, a thread in <see cref="ILock.Enter"/>
    /// reads it and writes nothing.
    /// </summary>
    ref int Word { get; }
}
