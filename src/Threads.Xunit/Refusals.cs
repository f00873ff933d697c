using System.Reflection;
using System.Runtime.CompilerServices;
using Threads.Exploration;
using Xunit;

namespace Threads.Xunit;

/// <summary>What xunit offers a test and an explored test cannot have. Each is refused with what to do instead.</summary>
internal static class Refusals
{
    private const BindingFlags Constructors = BindingFlags.Instance | BindingFlags.Public;

    /// <exception cref="InvalidInputException">The test cannot be explored.</exception>
    public static void Check(Type testClass, MethodInfo test, InterleaveAttribute settings)
    {
        if (ReasonOf(testClass, test, settings) is { } reason)
            throw new InvalidInputException($"[Interleave] cannot explore {testClass.Name}.{test.Name}: {reason}");
    }

    private static string? ReasonOf(Type testClass, MethodInfo test, InterleaveAttribute settings)
    {
        if (settings.Timeout > 0)
            return "Timeout belongs to tests that run once. Set Seconds, the budget of the exploration.";
        if (test.GetParameters().Length > 0)
            return "it takes parameters. Write a test without parameters for each set of values, and let it call this one.";
        if (test.IsDefined(typeof(AsyncStateMachineAttribute)) || test.ReturnType.GetMethod("GetAwaiter", []) is not null)
            return "it is asynchronous. Let it return void and wait for its tasks itself: Task.WaitAll(first, second).";
        if (testClass.ContainsGenericParameters || test.ContainsGenericParameters)
            return "it is generic. Write a test that calls it with the types you want.";
        if (testClass.Assembly.Location.Length == 0)
            return "its assembly has no file. Run the tests from the .dll that the build wrote, not from a single file.";
        if (test.IsStatic)
            return null;
        if (typeof(IAsyncLifetime).IsAssignableFrom(testClass) || typeof(IAsyncDisposable).IsAssignableFrom(testClass))
            return $"{testClass.Name} is set up or cleared away asynchronously. Use the constructor and Dispose: both run once a schedule.";
        return ArgumentOf(testClass) is { } argument
            ? $"the constructor of {testClass.Name} has the parameter {argument.ParameterType.Name} {argument.Name}. {InsteadOf(argument.ParameterType)}"
            : null;
    }

    private static string InsteadOf(Type argument) => argument == typeof(ITestOutputHelper)
        ? "A test would write once for each schedule. Leave it out: return a value instead, and the test's output counts how often each came out."
        : "Each schedule needs a new instance, and what was made outside would be shared by all of them. Make it in the test, or in a constructor without parameters.";

    private static ParameterInfo? ArgumentOf(Type testClass) =>
        testClass.GetConstructors(Constructors).Select(constructor => constructor.GetParameters()).MinBy(parameters => parameters.Length)?.FirstOrDefault();
}
