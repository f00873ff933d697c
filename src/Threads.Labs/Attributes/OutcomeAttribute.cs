namespace Threads.Labs;

/// <summary>Marks the public method, without parameters, that says what came of a demonstration once its actors have ended.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OutcomeAttribute : Attribute;
