using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory.Messages;

/// <summary>
/// All connections between two processes: what the second one needs to know to connect fits on a command line. Nothing of them has a name in the file
/// system, so that nothing is left when both are killed.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA2000", Justification = "Each channel owns its connection, and this owns the channels.")]
internal sealed class Wires : IDisposable
{
    private const int ConnectionLimitMilliseconds = 20_000;

    private readonly SharedSegment _segment;
    private readonly MessageChannel?[] _channels = new MessageChannel?[Enum.GetValues<Way>().Length];
    private readonly int[] _pipes = [-1, -1, -1, -1]; // there: read, write; back: read, write
    private readonly Socket? _unixListener;
    private readonly Socket? _tcpListener;

    // The first side: makes everything.
    private unsafe Wires(SharedSegment segment, string unixName)
    {
        _segment = segment;
        _channels[(int)Way.Ring] = new RingChannel(segment, ControlBytes, isFirst: true);
        fixed (int* pipes = _pipes)
        {
            if (Posix.Pipe(pipes, Posix.OpenCloseOnExec) < 0 || Posix.Pipe(pipes + 2, Posix.OpenCloseOnExec) < 0) throw SharedMemoryException.Of("pipe", Marshal.GetLastPInvokeError());
        }

        _unixListener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _unixListener.Bind(Abstract(unixName));
        _unixListener.Listen();
        _tcpListener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _tcpListener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _tcpListener.Listen();
        Address = string.Join(' ', segment.Name, Environment.ProcessId, _pipes[0], _pipes[3], unixName, ((IPEndPoint)_tcpListener.LocalEndPoint!).Port);
    }

    // The second side: connects to everything.
    private Wires(SharedSegment segment, string[] address)
    {
        (_segment, Address) = (segment, string.Join(' ', address));
        _channels[(int)Way.Ring] = new RingChannel(segment, ControlBytes, isFirst: false);
        var (input, output) = (OpenPipe(address[1], address[2], Posix.OpenReadOnly), OpenPipe(address[1], address[3], Posix.OpenWriteOnly));
        _channels[(int)Way.Pipe] = new DescriptorChannel(input, output, new Descriptors(input, output));
        _channels[(int)Way.UnixSocket] = OfSocket(Connect(AddressFamily.Unix, ProtocolType.Unspecified, Abstract(address[4])));
        _channels[(int)Way.Tcp] = OfSocket(Connect(AddressFamily.InterNetwork, ProtocolType.Tcp, new IPEndPoint(IPAddress.Loopback, int.Parse(address[5]))));
    }

    /// <summary>Bytes at the start of the segment that are not the rings': orders, answers, the canary's two lines.</summary>
    public static int ControlBytes { get; } = 16 << 10;

    /// <summary>Bytes of the segment.</summary>
    public static int SegmentBytes => ControlBytes + RingChannel.Bytes;

    /// <summary>What the second process needs to know: words with a space between.</summary>
    public string Address { get; }

    /// <summary>The channel of a way.</summary>
    public MessageChannel this[Way way] => _channels[(int)way] ?? throw new InvalidOperationException("Not connected yet.");

    /// <summary>Makes everything, in a segment of <see cref="SegmentBytes"/>.</summary>
    public static Wires Make(SharedSegment segment) => new(segment, $"threads-lab-{Environment.ProcessId}-{Guid.NewGuid():n}");

    /// <summary>Connects to what the first process has made.</summary>
    public static Wires Connect(SharedSegment segment, string[] address) => new(segment, address);

    /// <summary>Waits until the second process has connected.</summary>
    /// <exception cref="SharedMemoryException">It did not come in time.</exception>
    public void Accept()
    {
        _channels[(int)Way.UnixSocket] = OfSocket(Accept(_unixListener!));
        _channels[(int)Way.Tcp] = OfSocket(Accept(_tcpListener!));

        // The second process has opened its ends by now: with ours of them closed, the death of one ends the other's reading.
        Close(0);
        Close(3);
        _channels[(int)Way.Pipe] = new DescriptorChannel(_pipes[2], _pipes[1], new Descriptors(_pipes[2], _pipes[1]));
        (_pipes[1], _pipes[2]) = (-1, -1);
    }

    public void Dispose()
    {
        foreach (var channel in _channels) channel?.Dispose();
        _unixListener?.Dispose();
        _tcpListener?.Dispose();
        for (var i = 0; i < _pipes.Length; i++) Close(i);
    }

    private void Close(int pipe)
    {
        if (_pipes[pipe] >= 0) _ = Posix.Close(_pipes[pipe]);
        _pipes[pipe] = -1;
    }

    private static int OpenPipe(string process, string descriptor, int flags)
    {
        var opened = Posix.Open($"/proc/{process}/fd/{descriptor}", flags | Posix.OpenCloseOnExec);
        return opened >= 0 ? opened : throw SharedMemoryException.Of($"open the pipe of process {process}", Marshal.GetLastPInvokeError());
    }

    private static UnixDomainSocketEndPoint Abstract(string name) => new("\0" + name);

    private static Socket Connect(AddressFamily family, ProtocolType protocol, EndPoint to)
    {
        var socket = new Socket(family, SocketType.Stream, protocol);
        socket.Connect(to);
        return socket;
    }

    private static Socket Accept(Socket listener) => listener.Poll(TimeSpan.FromMilliseconds(ConnectionLimitMilliseconds), SelectMode.SelectRead)
        ? listener.Accept()
        : throw new SharedMemoryException("The other process did not connect in time: it was killed, or could not be started.");

    private static DescriptorChannel OfSocket(Socket socket)
    {
        if (socket.AddressFamily == AddressFamily.InterNetwork) socket.NoDelay = true; // or small messages would wait for each other
        var descriptor = (int)socket.Handle;
        return new DescriptorChannel(descriptor, descriptor, socket);
    }

    private sealed class Descriptors(int first, int second) : IDisposable
    {
        public void Dispose()
        {
            _ = Posix.Close(first);
            _ = Posix.Close(second);
        }
    }
}
