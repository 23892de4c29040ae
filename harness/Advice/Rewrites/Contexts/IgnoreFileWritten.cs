using ImageBench.Advice.Lines;
using ImageBench.Model;
using ImageBench.Statistics.Judging;

namespace ImageBench.Advice.Rewrites.Contexts;

/// <summary>What no step needs is not sent, and in no image.</summary>
internal sealed class IgnoreFileWritten() : Rewrite(
    "ignore-file",
    "The ignore file leaves out what the folder holds and no step needs: the history, what is installed anyway, what was built outside.",
    "Docker's guide to the build context",
    "What a program reads of these files at run time is not there; a build that asks for the history is told of none.")
{
    public override RewriteAim Aim => RewriteAim.SizeAndTime;

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        // An exception may mean what is left out here, and only a step that takes the whole folder takes what nobody named.
        if (facts.Context is not { IsIgnoreFileKnown: true } context || context.IgnoreFile?.Contains('!', StringComparison.Ordinal) == true
            || !TakenContext.IsWhole(text) || TakenContext.Dockerfiles(context) is not { } all)
        {
            return null;
        }

        var existing = (context.IgnoreFile ?? "").Split('\n').Select(line => line.Trim().Trim('/')).ToHashSet(StringComparer.Ordinal);
        List<string> sent = [.. context.Files.Where(file => file.IsSent).Select(file => file.Path)];
        var asksForHistory = AskedHistory.Of(context);
        var lines = IgnoreLine.All
            .Where(line => IsNeededNowhere(line, text, all) && !(line.IsHistory && asksForHistory))
            .SelectMany(line => line.Patterns(sent))
            .Distinct(StringComparer.Ordinal)
            .Where(pattern => !existing.Contains(pattern))
            .ToList();
        if (lines.Count == 0)
            return null;
        var begin = context.IgnoreFile ?? "";
        var separator = begin.Length == 0 || begin.EndsWith('\n') ? "" : "\n";
        var leftOut = context.LeftOutBy(lines);
        return new Rewritten(text)
        {
            IgnoreFile = $"{begin}{separator}{string.Join('\n', lines)}\n",
            Ignored = [.. lines.Select(pattern => Ignored(pattern, leftOut[pattern]))],
        };
    }

    private static IgnoredPattern Ignored(string pattern, List<ContextFile> files) =>
        new(pattern, files.Count, new ByteSize(files.Sum(file => file.Length.Bytes)));

    // Every Dockerfile of the context is sent what the ignore file leaves.
    private static bool IsNeededNowhere(IgnoreLine line, DockerfileSource text, IReadOnlyList<DockerfileSource> all) =>
        line.IsNeededNowhere(text) && all.All(other =>
            TakenContext.IsWhole(other) ? line.IsNeededNowhere(other) : !TakenContext.Names(other, line.Name));
}
