namespace ImageBench.Tests.House;

/// <summary>A file of a project: its path from there, with forward slashes, and its text. Program.cs is of Cli.</summary>
internal sealed record HouseFile(string Path, string Text)
{
    public string Room => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "Cli";

    public bool IsSource => Path.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>Of the page: it is compiled as code is, and what it uses is what its <c>@using</c> lines say.</summary>
    public bool IsTemplate => Path.EndsWith(".razor", StringComparison.Ordinal);

    /// <summary>The sources, templates and projects of a folder of the checkout, in the order of their paths.</summary>
    public static IReadOnlyList<HouseFile> Under(string folder)
    {
        var root = System.IO.Path.Combine(Repository.Root, folder);
        return
        [
            .. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Select(file => (File: file, Path: System.IO.Path.GetRelativePath(root, file).Replace('\\', '/')))
                .Where(file => System.IO.Path.GetExtension(file.Path) is ".cs" or ".razor" or ".csproj")
                .Where(file => !file.Path.Split('/').Any(folder => folder is "obj" or "bin"))
                .OrderBy(file => file.Path, StringComparer.Ordinal)
                .Select(file => new HouseFile(file.Path, File.ReadAllText(file.File))),
        ];
    }
}
