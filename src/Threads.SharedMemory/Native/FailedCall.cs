using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Threads.SharedMemory.Native;

/// <summary>
/// A call that failed: what it was about, and its error number. That is read before the text is put together, which, the first time in a process, makes
/// system calls of its own (for the culture), and the number would be theirs.
/// </summary>
[InterpolatedStringHandler]
internal ref struct FailedCall
{
    private DefaultInterpolatedStringHandler _text;

    public FailedCall(int literalLength, int formattedCount)
    {
        ErrorNumber = Marshal.GetLastPInvokeError();
        _text = new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture);
    }

    public int ErrorNumber { get; }

    public void AppendLiteral(string value) => _text.AppendLiteral(value);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string? format) => _text.AppendFormatted(value, format);

    public string ToStringAndClear() => _text.ToStringAndClear();
}
