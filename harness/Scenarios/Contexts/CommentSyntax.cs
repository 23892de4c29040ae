using System.Text;

namespace ImageBench.Scenarios.Contexts;

/// <summary>
/// How the content of a file is changed without changing what it means: by a comment on a line of its own at its end. JSON has none, but
/// takes any white space behind its value, so there the text is written in blanks and tabs.
/// </summary>
internal static class CommentSyntax
{
    private static readonly string[] Slashes =
    [
        ".go", ".mod", ".cc", ".cpp", ".cxx", ".hpp", ".cs", ".fs", ".rs", ".java", ".kt", ".kts", ".scala", ".gradle",
        ".js", ".mjs", ".cjs", ".ts", ".jsx", ".tsx", ".swift", ".dart", ".zig",
    ];

    private static readonly string[] Stars = [".c", ".h", ".css"];
    private static readonly string[] Hashes = [".py", ".rb", ".sh", ".ex", ".exs", ".toml", ".yaml", ".yml", ".lock", ".cmake"];
    private static readonly string[] Angles = [".xml", ".html", ".csproj", ".fsproj", ".props"];
    private static readonly string[] Dashes = [".sql", ".lua", ".hs"];
    private static readonly string[] HashNames = ["Gemfile", "Makefile", "CMakeLists.txt", "Rakefile", "constraints.txt", "Pipfile"];

    /// <summary>
    /// What to append to a file of that name so that it says <paramref name="text"/> (one line of letters, digits, blanks and - _ . : /);
    /// null where no safe way is known.
    /// </summary>
    public static string? Appended(string fileName, string text)
    {
#pragma warning disable CA1308 // Normalize strings to uppercase: endings are written in small letters
        var ending = Path.GetExtension(fileName).ToLowerInvariant();
#pragma warning restore CA1308
        // A lock file of npm or composer is JSON whatever it is called.
        if (ending == ".json" || fileName == "composer.lock")
            return "\n" + Blanks(text) + "\n";
        if (HashNames.Contains(fileName) || (fileName.StartsWith("requirements", StringComparison.Ordinal) && ending == ".txt"))
            return $"\n# {text}\n";
        return Slashes.Contains(ending) ? $"\n// {text}\n"
            : Stars.Contains(ending) ? $"\n/* {text} */\n"
            : Hashes.Contains(ending) ? $"\n# {text}\n"
            : Angles.Contains(ending) ? $"\n<!-- {text.Replace("-", "- ", StringComparison.Ordinal)} -->\n"
            : Dashes.Contains(ending) ? $"\n-- {text}\n"
            : null;
    }

    private static string Blanks(string text)
    {
        var blanks = new StringBuilder();
        foreach (var letter in Encoding.UTF8.GetBytes(text))
        {
            for (var bit = 7; bit >= 0; bit--)
                blanks.Append((letter >> bit & 1) == 0 ? ' ' : '\t');
        }

        return blanks.ToString();
    }
}
