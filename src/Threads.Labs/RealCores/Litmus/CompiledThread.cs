namespace Threads.Labs.RealCores;

/// <summary>A thread of a litmus test, compiled for this computer.</summary>
/// <param name="data">The address of the test's variables.</param>
/// <param name="results">Where the observed registers are stored at the end, 8 bytes each.</param>
/// <returns>False when it touched other memory, or went round too often.</returns>
internal delegate bool CompiledThread(nint data, nint results);

/// <summary>An instruction that is not run on this computer's cores. The message says which, and why.</summary>
internal sealed class NotOnRealCoresException(string message) : Exception(message);
