using ImageBench.Advice.Lines;
using ImageBench.Model;

namespace ImageBench.Advice.Rewrites;

/// <summary>The most that rewrites can save of an image's unpacked size, by what was measured of the unchanged one.</summary>
internal static class PossibleGain
{
    // Of variables that say where caches are, and of steps that others than root run.
    private static readonly string[] Settings = ["HOME", "CACHE", "cache"];
    private static readonly string[] Steps =
        ["HOME=", "CACHE_", "_CACHE", "GOCACHE=", "npm_config_cache=", " su ", "sudo ", "gosu ", "runuser "];

    /// <summary>
    /// <paramref name="own"/> is what the Dockerfile adds to its parent image (null: not known). Null: nothing is known.
    /// </summary>
    public static ByteSize? Of(
        IReadOnlyList<Rewrite> rewrites, DockerfileSource before, DockerfileSource after, RewriteFacts facts, ByteSize? own)
    {
        if (facts.Image is not { } image)
            return null;
        // On other images all may go; on the same ones nothing of what came with them can.
        if (!Froms(before).SequenceEqual(Froms(after)))
            return image.Unpacked;
        var most = own ?? image.Unpacked;
        if (image.Wasted is not { } wasted || facts.Folders is not { } folders || rewrites.Any(rewrite => rewrite.SavesIn is null)
            || (rewrites.Any(IsOfRoot) && MayBeElsewhere(before)))
        {
            return most;
        }

        var found = wasted.Bytes + rewrites.SelectMany(rewrite => rewrite.SavesIn!)
            .Distinct(StringComparer.Ordinal)
            .Sum(folder => folders.GetValueOrDefault(folder).Bytes);
        return new ByteSize(Math.Min(most.Bytes, found));
    }

    // Caches of root, which another user has elsewhere, and root too where a variable says so.
    private static bool IsOfRoot(Rewrite rewrite) => rewrite.SavesIn!.Any(folder =>
        folder.StartsWith("/root/", StringComparison.Ordinal) || folder.Contains("/.cache/", StringComparison.Ordinal));

    // What is said behind the last step is of the container alone.
    private static bool MayBeElsewhere(DockerfileSource text)
    {
        var last = text.Instructions.LastOrDefault(part => part.Word == "RUN");
        return text.Instructions.TakeWhile(part => part != last).Append(last).OfType<SourcePart>().Any(part =>
            (part.Word == "USER" && part.Rest.Trim('"').Split(':')[0] is not ("root" or "0"))
                || Says(part, part.Word is "ENV" or "ARG" ? Settings : part.Word == "RUN" ? Steps : []));
    }

    private static bool Says(SourcePart part, string[] words) =>
        words.Any(word => part.Text.Contains(word, StringComparison.Ordinal));

    private static IEnumerable<string> Froms(DockerfileSource text) => text.Stages.Select(stage => stage.Declared.From);
}
