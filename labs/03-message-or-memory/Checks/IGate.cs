namespace Messages.Checks;

/// <summary>A lock in one word of a shared page. Whoever finds it taken sleeps in the kernel, and does not spin.</summary>
public interface IGate
{
    /// <summary>Takes the lock; sleeps while another has it.</summary>
    void Enter(Kernel kernel);

    /// <summary>Gives it back, and wakes one who sleeps. Called by the one who has it.</summary>
    void Leave(Kernel kernel);
}
