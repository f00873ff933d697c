[assembly: Lab("06-interlocked", "Interlocked", Summary = "read-modify-write, compare-and-swap loop, contention")]
