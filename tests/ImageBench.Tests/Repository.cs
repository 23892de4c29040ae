namespace ImageBench.Tests;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Scenarios => Path.Combine(Root, "scenarios");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ImageBench.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside of a checkout.");
        return folder.FullName;
    }
}
