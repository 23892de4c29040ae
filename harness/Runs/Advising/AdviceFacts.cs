using System.Text;
using ImageBench.Advice;
using ImageBench.Advice.Rewrites;
using ImageBench.Advice.Rewrites.Stages.Native;
using ImageBench.Images.Contents;
using ImageBench.Images.Documents;
using ImageBench.Images.Tree;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Files;
using ImageBench.Model.Scenarios;
using ImageBench.Running;
using ImageBench.Scenarios.Contexts;
using ImageBench.Scenarios.Ignore;

namespace ImageBench.Runs.Advising;

/// <summary>What rewrites are told of a Dockerfile: its context, and what it made when it was built unchanged.</summary>
internal static class AdviceFacts
{
    private const int LongestText = 1024 * 1024;
    private const int MostFiles = 200_000;
    private const int MostModes = 10_000;

    // Of all files together: those of a project that people write are some MB.
    private const long MostText = 32 * 1024 * 1024;

    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
        RecurseSubdirectories = true,
    };

    /// <summary>
    /// Of a Dockerfile that was built unchanged, and gave that image; <paramref name="parentLayers"/> of it came with its parent (null: not
    /// known).
    /// </summary>
    public static RewriteFacts Of(
        AdvisedDockerfile original, ImageTree image, int? parentLayers, Builder builder, BaseSet baseSet, CancellationToken cancel) =>
        Unbuilt(original, builder, baseSet, cancel) with
        {
            Image = image.Facts,
            Start = Start(image.Config.Config),
            Packages = image.Packages,
            Folders = FolderSizes.Of(
                image.Tree, [.. RewriteList.All.SelectMany(rewrite => rewrite.SavesIn ?? []), .. GoProgram.KnownTables]),
            Modes = FileModes.Of(image.Tree, image.Facts.Waste.Take(MostModes).Select(file => file.Path)),
            CompiledPackages = FolderSizes.CompiledPackages(image.Tree),
            Written = parentLayers is { } below ? Written(image, below) : null,
        };

    /// <summary>Of one that was not built: what its image would tell is not known.</summary>
    public static RewriteFacts Unbuilt(AdvisedDockerfile original, Builder builder, BaseSet baseSet, CancellationToken cancel)
    {
        var (scenario, variant) = (original.Scenario, original.Variant);
        return new RewriteFacts
        {
            Arguments = BuildArguments.For(scenario, variant, baseSet),
            Target = variant.Target,
            Builder = builder,
            Context = Context(scenario.ContextFolder, variant.DockerfilePath, cancel),
            ImageNames = baseSet == BaseSet.Hub ? new Dictionary<string, string>() : Names(scenario.Parents, baseSet),
        };
    }

    /// <summary>Null: there are more files than are looked at, or they cannot be listed.</summary>
    private static ContextFacts? Context(string folder, string dockerfile, CancellationToken cancel)
    {
        var entries = BuildContext.Entries(folder, dockerfile, [], cancel);
        var sent = entries.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        List<ContextFile> files = [];
        var left = MostText;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", Everything))
        {
            cancel.ThrowIfCancellationRequested();
            if (files.Count == MostFiles)
                return null;
            var path = SlashPath.From(folder, file.FullName);
            var text = IsWanted(file, path) && file.Length <= left ? Text(file.FullName) : null;
            left -= text?.Length ?? 0;
            files.Add(new ContextFile(path, new ByteSize(file.Length), sent.Contains(path), text));
        }

        // A link is sent as it is: what it leads to is not looked at, and its text not known.
        files.AddRange(entries.Where(entry => entry.LinkTarget is not null)
            .Select(entry => new ContextFile(entry.Path, default)));
        var ignored = IgnoreFile.Find(folder, dockerfile);
        var rules = ignored is null ? null : Text(ignored);
        return new ContextFacts(files, rules) { IsIgnoreFileKnown = ignored is null || rules is not null };
    }

    // What was installed beside the sources is nobody's text, and much of it.
    private static bool IsWanted(FileInfo file, string path) =>
        !path.Split('/').Any(ContextFacts.InstalledFolders.Contains)
            && ContextFacts.WantedTexts.Any(wanted => wanted[0] == '*' ? file.Name.EndsWith(wanted[1..], StringComparison.Ordinal)
                : wanted[^1] == '*' ? file.Name.StartsWith(wanted[..^1], StringComparison.Ordinal)
                : file.Name == wanted);

    /// <summary>Null where it is no text, cannot be read, or is longer than such files are.</summary>
    private static string? Text(string path)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(BoundedFile.Read(path, LongestText));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static WrittenFacts? Written(ImageTree image, int below)
    {
        bool IsOwn(int layer) => layer > below && !image.PackageLayers.Contains(layer);
        return NeededPackages.Of(image, IsOwn, below) is { } needed
            && WrittenPaths.Of(image.Tree, below, IsOwn, WrittenFacts.PassedOver, WrittenFacts.MostPaths) is { } paths
            ? new WrittenFacts(paths, needed)
            : null;
    }

    private static ImageStart Start(ImageConfig.RunConfig? config) => new(
        config?.User ?? "",
        [.. (config?.Entrypoint ?? []).OfType<string>()],
        [.. (config?.Cmd ?? []).OfType<string>()],
        config?.WorkingDir ?? "",
        config?.ExposedPorts is { ValueKind: System.Text.Json.JsonValueKind.Object } ports
            ? [.. ports.EnumerateObject().Select(JsonText.NameOf)]
            : [],
        [.. (config?.Env ?? []).OfType<string>()]);

    private static Dictionary<string, string> Names(IReadOnlyList<ParentImage> parents, BaseSet baseSet) => parents
        .Where(parent => parent.Hub is not null && parent.In(baseSet) is not null)
        .DistinctBy(parent => parent.Hub)
        .ToDictionary(parent => parent.Hub!, parent => parent.In(baseSet)!, StringComparer.Ordinal);
}
