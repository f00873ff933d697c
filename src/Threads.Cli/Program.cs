using Threads.Cli;
using Threads.Labs;
using Threads.Labs.Supervision;
using Threads.SharedMemory.Messages;

return Worker.TryRun(args) ?? MessagePartner.TryRun(args) ?? Guard.Run(() => CommandLine.Run(args));
