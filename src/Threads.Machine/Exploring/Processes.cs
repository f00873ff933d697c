using Threads.Exploration;

namespace Threads.Machine;

/// <summary>
/// The engine's numbers for what can step: threads come first, then their store buffers. Under TSO a buffer is one process;
/// under PSO it is one for each cell that stores wait for.
/// </summary>
/// <remarks>A number means the same in every run of one exploration.</remarks>
internal sealed class Processes(int maxThreads, MemoryModel model)
{
    private readonly Dictionary<(int Thread, int Cell), int> _drains = [];
    private readonly List<int> _owners = [];

    /// <summary>How many there have been.</summary>
    public int Count => maxThreads + _owners.Count;

    /// <summary>The process that lets a waiting store reach memory.</summary>
    /// <exception cref="InvalidInputException">There are more than the engine can tell apart.</exception>
    public int DrainOf(int thread, int cell)
    {
        var key = (thread, model == MemoryModel.Pso ? cell : -1);
        if (_drains.TryGetValue(key, out var process)) return process;
        if (Count == WorldState.MaxProcesses)
            throw new InvalidInputException($"Threads and store buffers together are more than {WorldState.MaxProcesses}. Use fewer threads, fewer variables, or another memory model.");
        _owners.Add(thread);
        return _drains[key] = Count - 1;
    }

    /// <summary>Whether it is a thread.</summary>
    public bool IsThread(int process) => process < maxThreads;

    /// <summary>The thread that it is, or whose stores wait in it.</summary>
    public int OwnerOf(int process) => process < maxThreads ? process : _owners[process - maxThreads];

    /// <summary>Which waiting store a store buffer would let reach memory, counted from its thread's oldest.</summary>
    public int PlaceOf(int process, Computer computer, Processor processor)
    {
        var thread = OwnerOf(process);
        var at = 0;
        while (!processor.MayDrain(thread, at) || DrainOf(thread, computer.WaitingAt(thread, at).Cell) != process) at++;
        return at;
    }
}
