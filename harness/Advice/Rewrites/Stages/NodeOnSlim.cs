using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites.Copies;

namespace ImageBench.Advice.Rewrites.Stages;

/// <summary>A Node.js program on the slim image, with what it needs to run and nothing that only developing needs.</summary>
internal sealed class NodeOnSlim() : RuntimeStage(
    "node-slim",
    "Packages are installed in one stage, and the program runs on the slim image of the same version without those that only "
        + "developing needs.",
    "The official image's page; Docker's guide to multi-stage builds",
    "There is no compiler, no git and no Python to look into a container with.")
{
    private static readonly string[] Systems = ["bookworm", "trixie"];

    protected override IReadOnlyList<string> Lost => ["compilers", "git", "Python"];

    protected override RuntimePlan? Plan(SingleStage single, RewriteFacts facts)
    {
        if (single.Kind != "node" || Slim(single.Image) is not { } slim || facts.Context?.Text("package.json") is not { } package
            || single.HasHealthcheck || single.NamedUser is not null and not "node")
        {
            return null;
        }
        // What is compiled as it is installed may ask for libraries that the slim image has not.
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
        return new RuntimePlan(facts.ImageNames.GetValueOrDefault(slim, slim), [(folder, folder)])
        {
            Edits = isPruned ? new Dictionary<SourcePart, string>()
                : last == run.Part ? new Dictionary<SourcePart, string> { [last] = run.Edited(run.Append("npm prune --omit=dev")) }
                : new Dictionary<SourcePart, string> { [last] = $"{last.Text.TrimEnd()}\nRUN npm prune --omit=dev" },
        };
    }

    private static string? Slim(string image)
    {
        if (image == "imagebench/node")
            return "imagebench/node-slim";
        var parts = KnownImage.Tag(image).Split('-');
        var isKnown = !image.Contains('@', StringComparison.Ordinal) && image.StartsWith("node:", StringComparison.Ordinal)
            && parts[0].Length > 0 && parts[0].All(letter => char.IsAsciiDigit(letter) || letter == '.')
            && (parts.Length == 1 || (parts.Length == 2 && Systems.Contains(parts[1])));
        return isKnown ? $"{image}-slim" : null;
    }
}
