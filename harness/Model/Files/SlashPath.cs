namespace ImageBench.Model.Files;

/// <summary>Paths as Docker and git write them, with <c>/</c> between their parts on every system.</summary>
internal static class SlashPath
{
    /// <summary>The path from a folder to a place: "." for the folder itself, and begun with ".." where it lies outside.</summary>
    public static string From(string folder, string path) =>
        Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
}
