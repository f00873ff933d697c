namespace MemoryOrder.Demonstrations;

/// <summary>Release and acquire: what was written before a Volatile.Write is seen by whoever has read its value with Volatile.Read.</summary>
[Demonstration("message-passing", "Can the flag be seen before the data?", "data = 1; flag = 1  ‖  r1 = flag; r2 = data",
    Order = 5, Heading = "r1 r2", Next = "message-passing-plain", Litmus = "MessagePassing.litmus")]
[Expected("0 0", "B came first")]
[Expected("0 1", "B saw no flag, and then the data")]
[Expected("1 1", "flag and data")]
[Forbidden("1 0", "the release is after the data, the read of the data after the acquire")]
public sealed class MessagePassing
{
    private int data;
    private int flag;
    private int r1;
    private int r2;

    [Actor]
    public void A()
    {
        Volatile.Write(ref data, 1);
        Volatile.Write(ref flag, 1);
    }

    [Actor]
    public void B()
    {
        r1 = Volatile.Read(ref flag);
        r2 = Volatile.Read(ref data);
    }

    [Outcome]
    public object Result() => $"{r1} {r2}";
}
