namespace Threads.Labs;

/// <summary>What a command answers its caller.</summary>
public static class ExitCode
{
    /// <summary>All passed.</summary>
    public const int Passed = 0;

    /// <summary>A check failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong use, or something that is not supported.</summary>
    public const int WrongUse = 2;

    /// <summary>The tool itself failed.</summary>
    public const int ToolFailed = 3;
}
