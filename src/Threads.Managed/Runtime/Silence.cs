using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Threads.Managed;

/// <summary>
/// While a session lasts, what controlled threads write to the console goes nowhere; what other threads of the process write
/// goes where it went before.
/// </summary>
internal sealed class Silence : IDisposable
{
    [ThreadStatic]
    private static bool s_isHere;

    private readonly TextWriter _formerOut = Console.Out;
    private readonly TextWriter _formerError = Console.Error;
    private readonly TextWriter _out;
    private readonly TextWriter _error;

    /// <summary>Begins, and silences the thread that begins it.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The console keeps the filters; they own nothing.")]
    public Silence()
    {
        Console.SetOut(new Filter(_formerOut));
        Console.SetError(new Filter(_formerError));
        _out = Console.Out; // the console's own wrapper, by which it is known again
        _error = Console.Error;
        s_isHere = true;
    }

    /// <summary>Silences the calling thread, for good.</summary>
    public static void Here() => s_isHere = true;

    public void Dispose()
    {
        s_isHere = false;
        // Somebody may have put a writer of his own in the place of ours, and then keeps it.
        if (Console.Out == _out) Console.SetOut(_formerOut);
        if (Console.Error == _error) Console.SetError(_formerError);
    }

    private sealed class Filter(TextWriter other) : TextWriter
    {
        public override Encoding Encoding => other.Encoding;

        public override void Write(char value)
        {
            if (!s_isHere) other.Write(value);
        }

        public override void Write(char[] buffer, int index, int count)
        {
            if (!s_isHere) other.Write(buffer, index, count);
        }

        public override void Write(ReadOnlySpan<char> buffer)
        {
            if (!s_isHere) other.Write(buffer);
        }

        public override void Write(string? value)
        {
            if (!s_isHere) other.Write(value);
        }

        public override void WriteLine(string? value)
        {
            if (!s_isHere) other.WriteLine(value);
        }

        public override void Flush()
        {
            if (!s_isHere) other.Flush();
        }
    }
}
