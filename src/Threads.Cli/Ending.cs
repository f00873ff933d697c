using System.Runtime.InteropServices;

namespace Threads.Cli;

/// <summary>
/// What is to be given back when the user or the system ends this process before it is done (Ctrl-C, a closed terminal, kill): it is, and then the
/// process ends as it would have. Against kill -9 nothing helps.
/// </summary>
/// <param name="giveBack">Does it; on a thread of its own, while the others go on.</param>
internal sealed class Ending(Action giveBack) : IDisposable
{
    private readonly PosixSignalRegistration[] _registered =
    [
        .. from signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT]
           select PosixSignalRegistration.Create(signal, _ => giveBack()),
    ];

    /// <summary>It is done.</summary>
    public void Dispose()
    {
        foreach (var registration in _registered) registration.Dispose();
    }
}
