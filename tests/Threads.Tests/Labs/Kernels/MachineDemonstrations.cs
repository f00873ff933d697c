using Threads.Labs;
using Threads.Machine;
using Threads.SharedMemory;

namespace Threads.Tests.Labs.Kernels;

/// <summary>Demonstrations whose steps are played on one machine or another.</summary>
internal static class MachineDemonstrations
{
    /// <summary>A demonstration with every call, and some that fail.</summary>
    [Demonstration("attaching", "?", "?")]
    [Expected("0", "")]
    internal sealed class Attaching(IMachine machine)
    {
        private IProcess? _a;
        private IProcess? _b;
        private ulong _here;
        private ulong _there;

        public Attaching()
            : this(new SimulatedMachine())
        {
        }

        [Actor]
        public void A()
        {
            (_a, _b) = (machine.Start("A"), machine.Start("B"));
            var id = _a.Shmget(5, 5000, Shm.Create | Shm.EverybodyReadWrite);
            (_here, _there) = (_a.Shmat(id), _b.Shmat(id, 0, Shm.ReadOnly));
            _a.Write(_here + 8, _here);
            _a.ShmRemove(id);
            _a.Shmdt(_here);
            _a.Shmdt(_here);
        }

        [Actor]
        public void B()
        {
            _b!.Read(_there + 8);
            _b.Write(_there, 1);
        }

        [Outcome]
        public object Result() => machine.Segments;
    }

    /// <summary>A segment that nobody may read, not even who made it.</summary>
    [Demonstration("secret", "?", "?")]
    [Expected("refused", "")]
    internal sealed class Secret(IMachine machine)
    {
        private string _seen = "";

        public Secret()
            : this(new SimulatedMachine())
        {
        }

        [Actor]
        public void A()
        {
            var a = machine.Start("A");
            _seen = a.Shmat(a.Shmget(5, 4096, Shm.Create | Shm.UserWrite)) != 0 ? "attached" : $"{(a.Error == Errno.EACCES ? "refused" : a.Error)}";
        }

        [Outcome]
        public object Result() => _seen;
    }

    /// <summary>An actor of it throws.</summary>
    [Demonstration("throwing", "?", "?")]
    [Expected("0", "")]
    internal sealed class Throwing(IMachine machine)
    {
        public Throwing()
            : this(new SimulatedMachine())
        {
        }

        [Actor]
        public void A()
        {
            machine.Start("A").Shmget(5, 5000, Shm.Create | Shm.EverybodyReadWrite);
            throw new InvalidOperationException("The map is upside down.");
        }

        [Actor]
        public void B() => machine.Start("B").Shmget(6, 5000, Shm.Create | Shm.EverybodyReadWrite);

        [Outcome]
        public object Result() => machine.Segments;
    }

    /// <summary>Its constructor throws.</summary>
    [Demonstration("throwing-at-once", "?", "?")]
    [Expected("0", "")]
    internal sealed class ThrowingAtOnce
    {
        public ThrowingAtOnce()
        {
        }

        public ThrowingAtOnce(IMachine machine) => throw new InvalidOperationException("The map is upside down.");

        [Actor]
        public void A()
        {
        }

        [Outcome]
        public object Result() => 0;
    }

    /// <summary>What the machine may throw that is this computer.</summary>
    [Demonstration("refused", "?", "?")]
    [Expected("0", "")]
    internal sealed class Refused
    {
        public Refused()
        {
        }

        public Refused(IMachine machine)
        {
        }

        [Actor]
        public void A() => throw new SharedMemoryException("It is gone.");

        [Outcome]
        public object Result() => 0;
    }
}
