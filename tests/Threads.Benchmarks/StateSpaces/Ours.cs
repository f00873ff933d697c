using System.Diagnostics;
using System.Globalization;
using Threads.Exploration;
using Threads.Machine;

namespace Threads.Benchmarks.StateSpaces;

/// <summary>Our state-space search under sequential consistency, in a process of its own, so that its start counts as SPIN's compilation does.</summary>
internal static class Ours
{
    /// <summary>What the process of its own is told.</summary>
    public const string Argument = "--search";

    /// <summary>Explores a model in a fresh process.</summary>
    public static Search Verify(Model model)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(Ours).Assembly.Location);
        start.ArgumentList.Add(Argument);
        start.ArgumentList.Add(model.Name);
        var clock = Stopwatch.StartNew();
        using var process = System.Diagnostics.Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var seconds = clock.Elapsed.TotalSeconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{model.Name} failed: {said}");
        var numbers = said.Trim().Split(' ');
        var searching = double.Parse(numbers[3], CultureInfo.InvariantCulture);
        return new Search(bool.Parse(numbers[0]), long.Parse(numbers[1], CultureInfo.InvariantCulture), long.Parse(numbers[2], CultureInfo.InvariantCulture), seconds - searching, searching);
    }

    /// <summary>Explores a model in this process, and writes what <see cref="Verify"/> reads.</summary>
    public static void Here(string name)
    {
        var model = Model.All.First(one => one.Name == name);
        var world = new MachineWorld(LitmusReader.Read(model.Litmus, "model.litmus"), MemoryModel.Sc);
        var clock = Stopwatch.StartNew();
        var found = Explorer.Explore(world, new Options(Engine.StateSpace, Budget: new Budget(SchedulesAfterFailure: 0)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Verdict != Verdict.Pass} {found.States} {found.Transitions} {clock.Elapsed.TotalSeconds}"));
    }
}
