using System.Reflection;
using Threads.Coyote;
using Threads.Exploration;
using Threads.Managed;

namespace Threads.Xunit;

/// <summary>
/// Explores tests of this process, one at a time and in order of arrival, each on a thread of its own: the engine keeps its
/// thread on one core, and a pooled thread must not come back with that.
/// </summary>
internal static class InterleavedRun
{
    private const BindingFlags Anything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;

    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    // Held OneAtATime: an assembly is rewritten once, when the first of its tests is explored, and serves all of them.
    private static readonly Dictionary<string, InstrumentedAssembly> Rewritten = [];

    /// <summary>Explores a test, or replays one schedule of it.</summary>
    /// <exception cref="InvalidInputException">It cannot be explored; the message says what to do.</exception>
    /// <exception cref="OperationCanceledException">The test run was cancelled.</exception>
    public static async Task<ExplorationResult> Explore(
        Type testClass,
        MethodInfo test,
        InterleaveAttribute settings,
        CancellationToken cancellation)
    {
        await OneAtATime.WaitAsync(cancellation);
        try
        {
            var result = new TaskCompletionSource<ExplorationResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            var thread = new Thread(() =>
            {
                try
                {
                    result.SetResult(ExploreHere(testClass, test, settings, cancellation));
                }
                catch (Exception exception)
                {
                    result.SetException(exception);
                }
            })
            { IsBackground = true, Name = "exploration" };
            thread.Start();
            return await result.Task;
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static ExplorationResult ExploreHere(Type testClass, MethodInfo test, InterleaveAttribute settings, CancellationToken cancellation)
    {
        var path = testClass.Assembly.Location;
        if (!Rewritten.TryGetValue(path, out var rewritten))
            Rewritten.Add(path, rewritten = InstrumentedAssembly.Load(path));
        var copy = rewritten.Assembly.GetType(testClass.FullName!, throwOnError: true)!.GetMethod(test.Name, Anything, [])
            ?? throw new InvalidInputException($"The rewritten copy of {path} has no {testClass.FullName}.{test.Name}: was it rebuilt while the tests ran?");
        var world = ManagedWorld.ForTest(rewritten, copy);
        if (settings.Schedule is { } schedule)
            return Explorer.Replay(world, Schedule.Parse(schedule));
        return settings.Engine == Engine.Coyote
            ? CoyoteExplorer.Explore(world, settings.ToOptions(), Progress)
            : Explorer.Explore(world, settings.ToOptions(), Progress);

        void Progress(long schedules) => cancellation.ThrowIfCancellationRequested();
    }
}
