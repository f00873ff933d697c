namespace Threads.Coyote;

/// <summary>Coyote ended a run by itself: a trace that does not fit, or a fault of the adapter.</summary>
internal sealed class CoyoteGaveUpException(Exception reason) : Exception($"Coyote gave up: {reason.Message}", reason);
