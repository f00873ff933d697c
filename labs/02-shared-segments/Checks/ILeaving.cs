namespace SharedSegments.Checks;

/// <summary>A segment stays until somebody removes it, even when no process is left. So the last one who leaves has to.</summary>
public interface ILeaving
{
    /// <summary>Leaves a segment; removes it if nobody uses it any more.</summary>
    /// <param name="process">The process.</param>
    /// <param name="id">The segment's identifier.</param>
    /// <param name="segment">Where the process has it. Word 0 says how many processes use it.</param>
    void Leave(SimulatedProcess process, int id, ulong segment);
}
