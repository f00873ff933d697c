using System.Runtime.InteropServices;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory.Messages;

/// <summary>A pipe each way, or a socket, by the system's own read and write: what the kernel costs, and nothing of a library.</summary>
/// <param name="input">The descriptor to read.</param>
/// <param name="output">The descriptor to write; the same for a socket.</param>
/// <param name="connection">What is to be closed in the end.</param>
internal sealed unsafe class DescriptorChannel(int input, int output, IDisposable connection) : MessageChannel
{
    private bool _isNonBlocking;

    public override void Send(Traffic traffic)
    {
        Prepare(traffic);
        var buffer = new byte[traffic.Bytes * traffic.Batch];
        for (var i = 0; i < traffic.Count; i += traffic.Batch)
        {
            Number(buffer, i);
            Write(buffer);
        }
    }

    public override void Receive(Traffic traffic)
    {
        Prepare(traffic);
        var buffer = new byte[traffic.Bytes * traffic.Batch];
        for (var i = 0; i < traffic.Count; i += traffic.Batch)
        {
            Read(buffer);
            Check(buffer, i);
        }
    }

    public override void Ping(Traffic traffic)
    {
        Prepare(traffic);
        var buffer = new byte[traffic.Bytes];
        for (var i = 0; i < traffic.Count; i++)
        {
            Number(buffer, i);
            Write(buffer);
            Read(buffer);
            Check(buffer, i);
        }
    }

    public override void Pong(Traffic traffic)
    {
        Prepare(traffic);
        var buffer = new byte[traffic.Bytes];
        for (var i = 0; i < traffic.Count; i++)
        {
            Read(buffer);
            Check(buffer, i);
            Write(buffer);
        }
    }

    public override void Dispose() => connection.Dispose();

    private void Write(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            for (var done = 0; done < bytes.Length;)
            {
                Calls++;
                var written = Posix.Write(output, start + done, bytes.Length - done);
                if (written >= 0) done += (int)written;
                else if (Marshal.GetLastPInvokeError() is not (Errno.Again or Errno.Interrupted)) throw SharedMemoryException.Of("write", Marshal.GetLastPInvokeError(), "the other process is gone.");
            }
        }
    }

    private void Read(Span<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            for (var done = 0; done < bytes.Length;)
            {
                Calls++;
                var read = Posix.Read(input, start + done, bytes.Length - done);
                if (read > 0) done += (int)read;
                else if (read == 0) throw new SharedMemoryException("The other process is gone: it closed its end.");
                else if (Marshal.GetLastPInvokeError() is not (Errno.Again or Errno.Interrupted)) throw SharedMemoryException.Of("read", Marshal.GetLastPInvokeError(), "the other process is gone.");
            }
        }
    }

    private void Prepare(Traffic traffic)
    {
        if (_isNonBlocking == traffic.Spins) return;
        _isNonBlocking = traffic.Spins;
        foreach (var descriptor in (int[])[input, output])
        {
            var flags = Posix.Control(descriptor, Posix.GetFlags, 0);
            if (flags < 0 || Posix.Control(descriptor, Posix.SetFlags, traffic.Spins ? flags | Posix.OpenNonBlocking : flags & ~Posix.OpenNonBlocking) < 0)
                throw SharedMemoryException.Of("fcntl", Marshal.GetLastPInvokeError());
        }
    }
}
