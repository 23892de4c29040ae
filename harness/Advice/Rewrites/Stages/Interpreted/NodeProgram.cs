using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites.Copies;

namespace ImageBench.Advice.Rewrites.Stages.Interpreted;

/// <summary>A program of Node.js whose packages one step installs, none of which is compiled as it is installed.</summary>
internal sealed record NodeProgram(string Folder, IReadOnlyDictionary<SourcePart, string> Pruned)
{
    // With these a program looks for other programs.
    private static readonly string[] OfAnImage = ["child_process", "process.dlopen", "npm_"];

    private static readonly string[] Sources = [".js", ".mjs", ".cjs", ".ts"];

    /// <summary>Null: it is not certain that it is one.</summary>
    public static NodeProgram? In(SingleStage single, RewriteFacts facts)
    {
        if (single.Kind != "node" || facts.Context?.Text("package.json") is not { } package || single.HasHealthcheck)
            return null;
        // What is compiled as it is installed may ask for libraries that the smaller image has not.
        if (facts.Context.Text("package-lock.json") is not { } locked || locked.Contains("hasInstallScript", StringComparison.Ordinal))
            return null;
        var folder = single.Start.Folder;
        var installs = single.Commands.Where(command => NpmCommands.Install(command) is not null).ToList();
        var isOrdinary = single.Commands.All(command => command.Program is "npm" && command.IsPlain && !command.IsRedirected
            && !command.Has("-g") && !command.Has("--global"));
        var isInside = single.Stage.Instructions
            .Where(part => part.Word == "COPY")
            .All(part => CopyLine.Of(single.Walk, single.Stage, part) is { } copy && !copy.Has("from")
                && CleanFolder.Holds(folder, copy.Target));
        if (single.Start.Words is not ["node", _, ..] || installs.Count != 1 || !isOrdinary || !isInside || folder == "/")
            return null;
        var run = single.Runs[^1];
        var last = single.Stage.Instructions.Last(part => part.Word is "RUN" or "COPY");
        var isPruned = !package.Contains("devDependencies", StringComparison.Ordinal)
            || installs[0].Has("--omit=dev") || installs[0].Has("--production") || installs[0].Has("--only=production");
        return new NodeProgram(
            folder,
            isPruned ? new Dictionary<SourcePart, string>()
                : last == run.Part ? new Dictionary<SourcePart, string> { [last] = run.Edited(run.Append("npm prune --omit=dev")) }
                : new Dictionary<SourcePart, string> { [last] = $"{last.Text.TrimEnd()}\nRUN npm prune --omit=dev" });
    }

    /// <summary>
    /// Whether no source of its own starts another program, no package is compiled, and the start is a script of its own.
    /// </summary>
    public static bool IsByItself(SingleStage single, RewriteFacts facts) => facts.Context!.Files.Any(IsSource)
        && facts.CompiledPackages is { Count: 0 }
        && single.Start.Words is ["node", [not '-', ..], ..]
        && !AsksForMore(facts.Context);

    /// <summary>Whether a source of its own may start another program; one that is not known may.</summary>
    public static bool AsksForMore(ContextFacts context) => context.Files.Where(IsSource).Any(file =>
        file.Text is null || OfAnImage.Any(word => file.Text.Contains(word, StringComparison.Ordinal)));

    private static bool IsSource(ContextFile file) => Sources.Any(end => file.Path.EndsWith(end, StringComparison.Ordinal))
        && !file.Path.Split('/').Any(ContextFacts.InstalledFolders.Contains);

    public RuntimePlan On(string image) => new(image, [(Folder, Folder)])
    {
        Edits = Pruned,
        IsOfSameVersion = true,
    };
}
