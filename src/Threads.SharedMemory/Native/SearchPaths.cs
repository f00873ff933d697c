using System.Runtime.InteropServices;

// Native calls go to the C library of the system, wherever the system keeps it.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
