using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites.Copies;

namespace ImageBench.Advice.Rewrites.Stages;

/// <summary>What a stage copies out of the context besides sources, which a program may read when it runs.</summary>
internal static class OtherFiles
{
    private const int Most = 12;
    private const string Unknown = "";

    private static readonly string[] NeverRead =
        ["Dockerfile", "Containerfile", ".dockerignore", ".git", ".gitignore", ".gitattributes", "LICENSE", "README", "Makefile",
            "scenario.yaml",
         "docker-compose", "compose.y", ".editorconfig", ".github", ".idea", ".vscode"];

    /// <summary>Where they lie, each as what is copied from there to the same place; null: not certain.</summary>
    public static IReadOnlyList<(string From, string To)>? In(SingleStage single, RewriteFacts facts, Func<string, bool> isSource)
    {
        if (facts.Context is not { } context)
            return null;
        var others = context.Files
            .Where(file => file.IsSent
                && !isSource(file.Path)
                && !NeverRead.Any(begin => file.Path.StartsWith(begin, StringComparison.Ordinal)))
            .ToList();
        List<string> paths = [];
        foreach (var part in single.Stage.Instructions.Where(part => part.Word == "COPY"))
        {
            if (CopyLine.Of(single.Walk, single.Stage, part) is not { } copy || copy.Has("from"))
                return null;
            foreach (var source in copy.Sources.Select(source => source.TrimStart('/')))
            {
                if (source is "." or "./" or "")
                    paths.AddRange(others.Select(file => Joined(copy.Target, file.Path.Split('/')[0])));
                else if (source.AsSpan().IndexOfAny("*?") >= 0)
                    paths.AddRange(isSource(source.Replace('*', 'x')) ? [] : [Unknown]);
                else if (others.Any(file => CleanFolder.Holds(source.TrimEnd('/'), file.Path)))
                    paths.Add(Place(copy, source, isFile: others.Any(file => file.Path == source)));
                else if (!context.Files.Any(file => CleanFolder.Holds(source.TrimEnd('/'), file.Path)))
                    paths.Add(Unknown);
            }
        }

        var distinct = paths.Distinct().ToList();
        return distinct.Contains(Unknown) || distinct.Count > Most || distinct.Any(path => path.Contains(' ', StringComparison.Ordinal))
            ? null
            : [.. distinct.Select(path => (path, path))];
    }

    private static string Place(CopyLine copy, string source, bool isFile) =>
        isFile && copy.IsIntoFolder ? Joined(copy.Target, source[(source.LastIndexOf('/') + 1)..]) : copy.Target;

    private static string Joined(string folder, string name) => folder == "/" ? $"/{name}" : $"{folder}/{name}";
}
