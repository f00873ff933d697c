namespace Threads.Exploration;

/// <summary>Marks an exception that means a check said no: a failed assertion, not a fault of the program.</summary>
#pragma warning disable CA1040 // A marker: what it says is said by its presence, so that no layer below needs to know who throws it.
public interface IFailedCheck;
#pragma warning restore CA1040
