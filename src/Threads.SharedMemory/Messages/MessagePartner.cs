using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory.Messages;

/// <summary>
/// The second process of a measurement: receives, sends back, and bounces the canary, as it is ordered. It ends when it is told, and with the process
/// that started it, whatever kills that.
/// </summary>
public static class MessagePartner
{
    /// <summary>The first argument of a process that is to be a partner.</summary>
    internal const string Word = "--message-partner";

    /// <summary>Is a partner, if the arguments say so: to be called first in a program that measures messages.</summary>
    /// <returns>An exit code, when this process was one; null when it was not.</returns>
    public static int? TryRun(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments is not [Word, var core, ..]) return null;
        _ = Processes.Control(Processes.DieWithParent, Processes.Kill, 0, 0, 0);
        // Ctrl-C is sent to all processes of a terminal at once: the first one ends of it, this one with that one.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, context => context.Cancel = true);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => context.Cancel = true);
        try
        {
            Cores.Pin(int.Parse(core, CultureInfo.InvariantCulture));
            Serve([.. arguments.Skip(2)]);
            return 0;
        }
        catch (Exception exception) when (exception is SharedMemoryException or TimeoutException)
        {
            return 1; // the first process is gone, or has given up: it says what there is to say
        }
    }

    private static void Serve(string[] address)
    {
        using var segment = SharedSegment.Open(SegmentName.Parse(address[0]));
        using var wires = Wires.Connect(segment, address);
        using var control = new Control(segment, isFirst: false);
        while (true)
        {
            var order = control.NextOrder();
            if (order.What == What.End) return;
            control.Answer(default); // awake: now it can begin
            if (order.What == What.Canary) control.Pong(order.Traffic.Count);
            else control.Answer(Exchange(wires[order.Way], order.Traffic));
        }
    }

    private static Answer Exchange(MessageChannel channel, Traffic traffic)
    {
        var (calls, sleeps) = (channel.Calls, Cores.Sleeps());
        if (traffic.IsRoundTrip) channel.Pong(traffic);
        else channel.Receive(traffic);
        return new Answer(Stopwatch.GetTimestamp(), channel.Calls - calls, Cores.Sleeps() - sleeps);
    }
}
