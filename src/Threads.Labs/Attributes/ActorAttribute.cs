namespace Threads.Labs;

/// <summary>Marks a public method, without parameters, that is one thread of a demonstration. The method's name is the thread's.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ActorAttribute : Attribute;
