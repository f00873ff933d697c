using System.Reflection;
using Threads.Exploration;

namespace Threads.Managed;

/// <summary>Makes a world of a test method, of whatever assembly.</summary>
public sealed partial class ManagedWorld
{
    /// <summary>
    /// The world of a test: static, or of a class that can be made without arguments (a new instance for each schedule, disposed
    /// at its end). What it returns is its outcome; false, a failed assertion and an exception are failures.
    /// </summary>
    /// <exception cref="InvalidInputException">The method cannot be called like that.</exception>
    public static ManagedWorld ForTest(InstrumentedAssembly assembly, MethodInfo test)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(test);
        var type = test.ReflectedType!; // The class that was asked: an inherited test runs on an instance of it.
        var name = $"{type.FullName}.{test.Name}";
        if (test.GetParameters().Length > 0)
            throw new InvalidInputException($"{name} takes parameters: a test to explore takes none. Write one that calls it with the values you want.");
        if (test.ContainsGenericParameters)
            throw new InvalidInputException($"{name} is generic: a test to explore is not. Write one that calls it with the types you want.");
        if (!test.IsStatic && (type.IsAbstract || type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) is null))
            throw new InvalidInputException($"{name} needs an instance, and {type.Name} cannot be made without arguments. Make the test static.");
        return new ManagedWorld(assembly.Sites, () => Call(test), test.ReturnType != typeof(void));
    }

    private static object? Call(MethodInfo test)
    {
        if (test.IsStatic)
            return test.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
        var instance = Activator.CreateInstance(test.ReflectedType!, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DoNotWrapExceptions, null, null, null);
        try
        {
            return test.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, null, null);
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }
}
