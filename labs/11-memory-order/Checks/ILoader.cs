namespace MemoryOrder.Checks;

/// <summary>Loads settings when they are first wanted, once.</summary>
public interface ILoader
{
    /// <summary>The settings, complete; the first caller loads them. Any thread, at any time.</summary>
    /// <param name="load">Loads them. Called once, however many callers there are.</param>
    Settings Get(Func<int> load);
}

/// <summary>What is loaded.</summary>
public sealed class Settings
{
    /// <summary>The port; 0 until it is filled in.</summary>
    public int Port { get; set; }
}
