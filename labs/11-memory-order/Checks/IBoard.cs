namespace MemoryOrder.Checks;

/// <summary>A board that shows one departure: one thread writes it, any thread reads it.</summary>
public interface IBoard
{
    /// <summary>Shows a departure in place of the one before. Called by one thread.</summary>
    void Publish(int hour, int minute);

    /// <summary>The departure that is shown; null while none is. Never waits.</summary>
    (int Hour, int Minute)? Read();
}
