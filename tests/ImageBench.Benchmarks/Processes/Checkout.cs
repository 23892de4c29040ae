using ImageBench.Model;

namespace ImageBench.Benchmarks.Processes;

/// <summary>The repository that this program was built in: its scenarios are measured.</summary>
internal static class Checkout
{
    public static string Scenarios => Path.Combine(Root(), "scenarios");

    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ImageBench.sln")))
                return folder.FullName;
        }

        throw new Fault(
            ExitCode.BadInput,
            $"{AppContext.BaseDirectory} is not inside the repository: run the benchmarks with dotnet run --project "
                + "tests/ImageBench.Benchmarks.");
    }
}
