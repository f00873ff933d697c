using Locking.Solutions;
using Threads.Speedup.Locks;

namespace Threads.Benchmarks.Locks;

/// <summary>A lock as the loop calls it: a structure, so that the compiler makes a loop of its own for each, with the lock inlined.</summary>
internal interface IGate
{
    void Enter(int me);

    void Exit(int me);
}

internal readonly struct TestAndSetGate(TestAndSet gate) : IGate
{
    public void Enter(int me) => gate.Enter();

    public void Exit(int me) => gate.Exit();
}

internal readonly struct TestAndTestAndSetGate(TestAndTestAndSet gate) : IGate
{
    public void Enter(int me) => gate.Enter();

    public void Exit(int me) => gate.Exit();
}

internal readonly struct TicketGate(Ticket gate) : IGate
{
    public void Enter(int me)
    {
        gate.Arrive(me);
        gate.Await(me);
    }

    public void Exit(int me) => gate.Leave(me);
}

internal readonly struct PetersonGate(Peterson gate) : IGate
{
    public void Enter(int me) => gate.Enter(me);

    public void Exit(int me) => gate.Exit(me);
}

internal readonly struct BakeryGate(Bakery gate) : IGate
{
    public void Enter(int me)
    {
        gate.Arrive(me);
        gate.Await(me);
    }

    public void Exit(int me) => gate.Leave(me);
}

internal readonly struct ClhGate(Clh gate) : IGate
{
    public void Enter(int me)
    {
        gate.Arrive(me);
        gate.Await(me);
    }

    public void Exit(int me) => gate.Leave(me);
}

internal readonly struct McsGate(Mcs gate) : IGate
{
    public void Enter(int me)
    {
        gate.Arrive(me);
        gate.Await(me);
    }

    public void Exit(int me) => gate.Leave(me);
}

internal readonly struct MonitorGate(object gate) : IGate
{
    public void Enter(int me) => Monitor.Enter(gate);

    public void Exit(int me) => Monitor.Exit(gate);
}

internal readonly struct LockGate(Lock gate) : IGate
{
    public void Enter(int me) => gate.Enter();

    public void Exit(int me) => gate.Exit();
}

internal readonly struct SemaphoreGate(SemaphoreSlim gate) : IGate
{
    public void Enter(int me) => gate.Wait();

    public void Exit(int me) => gate.Release();
}

internal readonly struct ParkingGate(ParkingLock gate) : IGate
{
    public void Enter(int me) => gate.Enter();

    public void Exit(int me) => gate.Exit();
}

internal readonly struct SpinGate(SpinGate.Holder holder) : IGate
{
    public void Enter(int me)
    {
        var taken = false;
        holder.Gate.Enter(ref taken);
    }

    public void Exit(int me) => holder.Gate.Exit(useMemoryBarrier: false);

    /// <summary>A SpinLock is a structure that must not be copied.</summary>
    internal sealed class Holder
    {
        public SpinLock Gate = new(enableThreadOwnerTracking: false);
    }
}
