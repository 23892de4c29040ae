using System.Runtime.CompilerServices;

namespace ImageBench.Tests;

/// <summary>Tests remember nothing in the user's own state folder, and find nothing there.</summary>
internal static class StateOfTests
{
    [ModuleInitializer]
    internal static void SetApart()
    {
        var folder = Directory.CreateTempSubdirectory("imagebench-test-").FullName;
        Environment.SetEnvironmentVariable("IMAGEBENCH_STATE", folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
    }
}
