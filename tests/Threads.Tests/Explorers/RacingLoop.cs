using System.Diagnostics;

namespace Threads.Tests.Explorers;

/// <summary>How <see cref="TimePrograms.RacesAndNeverEnds"/> goes. The test makes it, so that it is not rewritten: what is done here is no step.</summary>
/// <param name="takesSteps">Whether the endless loop touches something shared.</param>
/// <param name="before">Done before the race, in every run.</param>
internal sealed class RacingLoop(bool takesSteps, Action? before = null)
{
    // An engine that never cuts the loop short would never come back: it is to be a failed test instead.
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(30);

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Whether the loop had to end by itself.</summary>
    public bool WasLeftAlone { get; private set; }

    /// <summary>The program's argument: of types that the rewritten assembly shares with this one.</summary>
    public (Action Before, Func<bool> IsEnough, bool TakesSteps) Argument => (before ?? (() => { }), IsEnough, takesSteps);

    private bool IsEnough() => WasLeftAlone |= _clock.Elapsed > Enough;
}
