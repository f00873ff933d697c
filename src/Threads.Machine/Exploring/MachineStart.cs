namespace Threads.Machine;

/// <summary>The state in which a program begins, to return to before every run and search.</summary>
internal sealed class MachineStart(Computer computer)
{
    private readonly ulong[] _words = [.. computer.Words];
    private readonly Kernel _kernel = computer.Kernel;

    /// <summary>Puts the computer back to it. There may be more cells by now: they hold what they held at the beginning.</summary>
    public void Restore()
    {
        computer.Words.AsSpan(_words.Length).Clear();
        _words.CopyTo(computer.Words, 0);
        computer.Kernel = _kernel;
    }
}
