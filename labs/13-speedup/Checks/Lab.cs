[assembly: Lab("13-speedup", "Speedup", Summary = "efficiency, Amdahl, load balance, false sharing, coherence traffic, bandwidth")]
