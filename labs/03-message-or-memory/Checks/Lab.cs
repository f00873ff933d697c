[assembly: Lab("03-message-or-memory", "Message or memory", Summary = "copying against sharing, ring buffer, waiting across processes, a partner that dies")]
