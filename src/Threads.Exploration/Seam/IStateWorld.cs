namespace Threads.Exploration;

/// <summary>
/// A world whose states can be copied and compared, so that a state that was seen before need not be explored again. It
/// stands in one state at a time, and moves when told.
/// </summary>
public interface IStateWorld : IWorld
{
    /// <summary>How many words a state has. May grow when a process steps; then states saved before have another form, and the search begins anew.</summary>
    int StateSize { get; }

    /// <summary>The processes that can step: bit i for process i.</summary>
    ulong Enabled { get; }

    /// <summary>
    /// Some of the enabled processes whose steps, and those that others take meanwhile, can be taken in any order: to explore these
    /// alone loses no end and no deadlock (a persistent set; Godefroid 1996), as long as no cycle puts the others off for ever; 0 when no such set is known.
    /// </summary>
    ulong Persistent { get; }

    /// <summary>Whether a process that has not ended has an end at all: if not, the program is meant to run for ever.</summary>
    bool HasAnEnd { get; }

    /// <summary>Goes to the initial state.</summary>
    void Reset();

    /// <summary>Lets a process step.</summary>
    /// <returns>How the run ended with it, if it went wrong; null otherwise.</returns>
    Ending? Take(int process);

    /// <summary>Copies the state out, without what can make no difference any more.</summary>
    void Save(Span<ulong> state);

    /// <summary>Goes to a state.</summary>
    void Load(ReadOnlySpan<ulong> state);

    /// <summary>How a run ends in a state in which nobody can step.</summary>
    Ending End();

    /// <summary>The choices of <see cref="IWorld.Run"/> that take the same way from the initial state as these, of which one may stand for several.</summary>
    IReadOnlyList<int> Refine(IReadOnlyList<int> choices);
}
