return Threads.Labs.Host.Run(System.Reflection.Assembly.GetExecutingAssembly(), args);
