using Threads.Exploration;

namespace Threads.Machine;

/// <summary>
/// How a thread enters the kernel and leaves it: by a system call, or because an access failed. What comes back is a result, a
/// thread more, or fewer threads than before.
/// </summary>
/// <remarks>Not thread-safe. The kernel is a value: one that has changed takes the place of the one before.</remarks>
internal sealed class KernelEntry(Computer computer, Operands operands)
{
    /// <summary>What went wrong with the latest step; null for nothing.</summary>
    public Trouble? Trouble { get; private set; }

    /// <summary>Before a step: nothing has gone wrong with it yet.</summary>
    public void Forget() => Trouble = null;

    /// <summary>Whether a thread's system call can be taken now.</summary>
    public bool CanCall(int thread, int process) => computer.Kernel.CanProceed(thread) && HasDrained(process);

    /// <summary>Takes a thread's system call.</summary>
    /// <returns>The thread that it has started; -1 for none.</returns>
    public int Call(int thread, Control control)
    {
        var kernel = computer.Kernel.Clone();
        var outcome = kernel.Call(thread, thread, (SystemCall)computer[thread, (int)Register.Rax], operands.ArgumentsOf(thread), computer);
        computer.Kernel = kernel;
        switch (outcome.Kind)
        {
            case SystemCallKind.Returned:
                computer[thread, (int)Register.Rax] = (ulong)outcome.Value;
                computer.SetControl(thread, control.Next());
                break;
            case SystemCallKind.Started when outcome.Thread >= computer.Layout.MaxThreads:
                Kill(thread, $"a program can have {computer.Layout.MaxThreads - computer.Program.Threads.Count} threads here besides those that it begins with; make fewer", Verdict.Unsupported);
                break;
            case SystemCallKind.Started:
                computer[thread, (int)Register.Rax] = (ulong)outcome.Value;
                computer.SetControl(thread, control.Next());
                computer.Begin(outcome.Thread, thread, outcome);
                return outcome.Thread;
            case SystemCallKind.Ended:
                EndTheDead();
                break;
            case SystemCallKind.Unsupported:
                Kill(thread, outcome.Message, Verdict.Unsupported);
                break;
            default:
                break;
        }

        return -1;
    }

    /// <summary>An access fails: the kernel finds a page, and the instruction is tried again; or the process ends.</summary>
    public void Fault(int thread, Control control, ulong address, MemoryUse use)
    {
        var instruction = computer.Program.Code[control.Counter];
        var size = instruction.Size;
        if ((int)(address % CellTable.Size) + size > CellTable.Size)
        {
            Kill(thread, $"it touches {size} bytes at 0x{address:x}, which cross a multiple of 8; this machine wants them within 8 aligned bytes");
            return;
        }

        var kernel = computer.Kernel.Clone();
        var outcome = kernel.HandleFault(thread, control.Process, address, use, computer);
        if (outcome.IsResolved) computer.Kernel = kernel;
        else if (computer.Program.AddressUnit == 1) Kill(thread, outcome.Message.TrimEnd('.'));
        else Kill(thread, $"there is no memory at address {(long)operands.AddressOf(thread, control.Process, instruction)}");
    }

    /// <summary>Ends a thread's process, for something that it did.</summary>
    public void Kill(int thread, string reason, Verdict verdict = Verdict.UnhandledException)
    {
        var control = computer.ControlOf(thread);
        var code = computer.Program.Code;
        var at = control.Counter < code.Count ? code[control.Counter] : null;
        var place = at is { Line: > 0 } ? $" at {Path.GetFileName(computer.Program.Path)}:{at.Line}  {at.Text}" : "";
        Trouble = new Trouble(verdict, reason, $"{Names.OfThread(computer.Program, thread)} was ended{place}: {reason}.");
        for (var other = 0; other < computer.ThreadCount; other++)
        {
            var its = computer.ControlOf(other);
            if (its.Status == ThreadStatus.Running && its.Process == control.Process) computer.SetControl(other, its with { Status = ThreadStatus.Killed });
        }
    }

    // A core enters the kernel with an empty buffer, and an interrupt empties those of the cores that share its address space.
    private bool HasDrained(int process)
    {
        for (var thread = 0; thread < computer.Layout.MaxThreads; thread++)
        {
            if (computer.Waiting(thread) > 0 && computer.ProcessOf(thread) == process) return false;
        }

        return true;
    }

    private void EndTheDead()
    {
        for (var thread = 0; thread < computer.ThreadCount; thread++)
        {
            var control = computer.ControlOf(thread);
            if (control.Status == ThreadStatus.Running && !computer.Kernel.IsAlive(thread)) computer.SetControl(thread, control with { Status = ThreadStatus.Halted });
        }
    }
}

/// <summary>Why a run cannot go on.</summary>
/// <param name="Verdict">What it means for the program.</param>
/// <param name="Reason">What is wrong with what was done.</param>
/// <param name="Message">Who did it, and where, with the reason.</param>
internal sealed record Trouble(Verdict Verdict, string Reason, string Message);
