using System.Runtime.CompilerServices;

namespace ImageBench.Tests;

/// <summary>Tests remember nothing in the user's own state folder, and find nothing there, and tell no job of theirs.</summary>
internal static class StateOfTests
{
    [ModuleInitializer]
    internal static void SetApart()
    {
        var folder = Directory.CreateTempSubdirectory("imagebench-test-").FullName;
        Environment.SetEnvironmentVariable("IMAGEBENCH_STATE", folder);
        // Where they run in a job of GitHub Actions, what they find out is none of its business.
        Environment.SetEnvironmentVariable("GITHUB_ACTIONS", null);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
    }
}
