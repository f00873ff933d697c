// Explorations take turns anyway, and what other tests allocate meanwhile would only make them repeat their runs.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
