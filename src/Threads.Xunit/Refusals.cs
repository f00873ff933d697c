using System.Reflection;
using Threads.Exploration;
using Xunit;
using Xunit.v3;

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
        if (IsAwaitable(test.ReturnType))
            return $"it returns a {test.ReturnType.Name.Split('`')[0]}. Let it return void and wait for its tasks itself: Task.WaitAll(first, second).";
        if (testClass.Assembly.Location.Length == 0)
            return "its assembly has no file. Run the tests from the .dll that the build wrote, not from a single file.";
        if (test.IsStatic)
            return null;
        if (typeof(IAsyncLifetime).IsAssignableFrom(testClass) || typeof(IAsyncDisposable).IsAssignableFrom(testClass))
            return $"{testClass.Name} is set up or cleared away asynchronously. Use the constructor and Dispose: both run once a schedule.";
        return ArgumentOf(testClass) is { } argument
            ? $"the constructor of {testClass.Name} has the parameter {argument.ParameterType.Name} {argument.Name}. "
                + "Each schedule needs a new instance, and what was made outside would be shared by all of them: make it in the test, "
                + "or make the test static. What was found is in the test's output anyway."
            : null;
    }

    private static bool IsAwaitable(Type type) => type.GetMethod("GetAwaiter", []) is not null;

    private static ParameterInfo? ArgumentOf(Type testClass) =>
        testClass.GetConstructors(Constructors).Select(constructor => constructor.GetParameters()).MinBy(parameters => parameters.Length)?.FirstOrDefault();
}
