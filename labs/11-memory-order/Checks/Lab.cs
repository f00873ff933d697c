[assembly: Lab("11-memory-order", "Memory order", Summary = "store buffers, visibility, acquire and release, fences, publication; data race against race condition")]
