[assembly: Lab("07-locks", "Locks", Summary = "critical section, granularity, re-entrancy, readers and writers; how locks are built")]
