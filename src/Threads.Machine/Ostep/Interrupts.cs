namespace Threads.Machine;

/// <summary>When the timer interrupts: after every so many instructions, or after a number drawn anew each time.</summary>
internal sealed class Interrupts
{
    private readonly int _most;
    private readonly MersenneTwister? _random;
    private int _left;

    public Interrupts(OstepOptions options)
    {
        // Who runs is decided after every instruction where a schedule was written; chance has no say then.
        var written = options.Schedule.Length > 0;
        _most = written ? 1 : options.Interrupt;
        _random = options.RandomInterrupts && !written ? new MersenneTwister(options.Seed) : null;
        Restart();
    }

    /// <summary>Counts an instruction.</summary>
    /// <param name="yielded">Whether it gave the processor away, which starts the count anew.</param>
    /// <returns>Whether another thread is to run.</returns>
    public bool Count(bool yielded)
    {
        if (--_left != 0 && !yielded) return false;
        Restart();
        return true;
    }

    private void Restart() => _left = _random is null ? _most : (int)(_random.NextDouble() * _most) + 1;
}
