[assembly: Lab("04-threads", "Threads", Summary = "start and join, shared and private, arguments, SPMD")]
