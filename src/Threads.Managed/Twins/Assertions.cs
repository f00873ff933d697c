using System.Runtime.CompilerServices;
using Threads.Exploration;
using Original = System.Diagnostics.Debug;

namespace Threads.Managed.Twins;

/// <summary>What a failed assertion does: the run ends with <see cref="Verdict.FailedAssertion"/>; the process lives on.</summary>
internal static class Assertions
{
    public static void Check(bool condition, string api, string? message = null, string? detailMessage = null)
    {
        if (!condition)
            Fail($"{api} failed", message, detailMessage);
    }

    public static void Fail(string what, string? message, string? detailMessage = null)
    {
        var parts = new[] { what, message, detailMessage }.Where(part => !string.IsNullOrEmpty(part));
        throw Operation.Fail(Verdict.FailedAssertion, string.Join(": ", parts));
    }

    /// <summary>The text that an interpolated message has gathered. The original makes it for its own assertions only.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "ToStringAndClear")]
    public static extern string TextOf(ref Original.AssertInterpolatedStringHandler handler);
}
