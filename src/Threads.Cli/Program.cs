using Threads.Cli;
using Threads.Labs;
using Threads.Labs.Supervision;
using Threads.SharedMemory.Messages;
using Threads.SharedMemory.Partners;

return Worker.TryRun(args) ?? MessagePartner.TryRun(args) ?? SegmentPartner.TryRun(args) ?? Guard.Run(() => CommandLine.Run(args));
