using ImageBench.Advice.Lines;
using ImageBench.Model;

namespace ImageBench.Advice.Rewrites;

/// <summary>The most that rewrites can save of an image's unpacked size, by what was measured of the unchanged one.</summary>
internal static class PossibleGain
{
    private static readonly string[] Places = ["HOME=", "HOME ", "CACHE", "su ", "sudo"];

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

    private static bool MayBeElsewhere(DockerfileSource text) => text.Instructions.Any(part =>
        (part.Word == "USER" && part.Rest.Trim('"').Split(':')[0] is not ("root" or "0"))
            || (part.Word is "ENV" or "ARG" or "RUN" && Places.Any(word => part.Text.Contains(word, StringComparison.OrdinalIgnoreCase))));

    private static IEnumerable<string> Froms(DockerfileSource text) => text.Stages.Select(stage => stage.Declared.From);
}
