namespace Locking.Checks;

/// <summary>The simplest lock: one word that says whether somebody is inside.</summary>
public interface ITestAndSet : ILock;
