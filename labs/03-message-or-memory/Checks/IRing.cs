namespace Messages.Checks;

/// <summary>A ring of <see cref="Capacity"/> messages for one writer and one reader. It lies on a page that both share.</summary>
public interface IRing
{
    /// <summary>Messages that fit in.</summary>
    public const int Capacity = 2;

    /// <summary>Writes a message, if there is room. Called by the writer only. Never waits.</summary>
    bool TryWrite(long message);

    /// <summary>Reads the oldest message, if there is one. Called by the reader only. Never waits.</summary>
    bool TryRead(out long message);
}
