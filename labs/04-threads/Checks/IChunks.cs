namespace Forking.Checks;

/// <summary>
/// Divides work as SPMD programs do (single program, multiple data): all workers run the same code, and what each
/// does follows from its number alone. So nobody has to be asked.
/// </summary>
public interface IChunks
{
    /// <summary>
    /// The chunk of one worker. The chunks of all workers follow each other in order and cover each element once, and no two
    /// of them differ in length by more than one.
    /// </summary>
    /// <param name="worker">Its number: 0, …, workers - 1.</param>
    /// <param name="workers">How many workers there are: 1 or more.</param>
    /// <param name="length">How many elements there are: 0 or more, up to int.MaxValue.</param>
    Chunk Of(int worker, int workers, int length);
}
