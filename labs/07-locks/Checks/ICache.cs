namespace Locking.Checks;

/// <summary>
/// Two entries that are read often and replaced seldom, 0 at first. Readers do not disturb each other and may be inside together; a
/// writer is inside alone. Any thread may call at any time.
/// </summary>
public interface ICache
{
    /// <summary>Calls <paramref name="use"/> with each entry. No writer is inside meanwhile; other readers may be.</summary>
    void Read(Action<int> use);

    /// <summary>Replaces each entry by what <paramref name="change"/> makes of it. Nobody else is inside meanwhile.</summary>
    void Write(Func<int, int> change);
}
