namespace Atomics.Checks;

/// <summary>What takes long to load, and is therefore loaded once: when somebody first asks for it.</summary>
public sealed class Settings(int port)
{
    /// <summary>The port to listen on.</summary>
    public int Port { get; } = port;
}
