using Threads.Cli;
using Threads.Labs;
using Threads.Labs.Supervision;

return Worker.TryRun(args) ?? Guard.Run(() => CommandLine.Run(args));
