using System.Text;
using ImageBench.Model.Builds;
using ImageBench.Model.Files;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Dockerfiles.Shell;

namespace ImageBench.Scenarios.Sources;

/// <summary>
/// A Dockerfile that stands on other parent images: its text, with the images after FROM replaced. Any builder builds that as it would what
/// somebody wrote, where a named context needs one that knows them.
/// </summary>
internal static class ParentChange
{
    private const int LinesOfOneFrom = 20;

    /// <summary>The images that the FROM lines name, once each, as they are with these arguments.</summary>
    public static IReadOnlyList<string> ParentsOf(Variant build) =>
        [.. Froms(DockerfileReader.Read(build.DockerfilePath), build).Select(from => from.Image).Distinct()];

    /// <summary>
    /// The path of a Dockerfile in <paramref name="folder"/> with these parents in place of its own; its own path where it has none of
    /// them. What it is called there follows from what it says, so that a run that is gone on with finds the same.
    /// </summary>
    public static string Write(Variant build, IReadOnlyDictionary<string, string> parents, string folder)
    {
        // A letter for each byte: whatever else it holds stays as it is.
        var lines = Encoding.Latin1.GetString(BoundedFile.Read(build.DockerfilePath, StoredDockerfile.LongestBytes)).Split('\n');
        var isChanged = false;
        foreach (var from in Froms(DockerfileReader.Read(build.DockerfilePath), build))
        {
            if (parents.FirstOrDefault(parent => IsMeant(parent.Key, from)) is { Key: not null, Value: var image })
                isChanged |= Replace(lines, from.Stage, image);
        }

        return isChanged
            ? StoredDockerfile.Write(Encoding.Latin1.GetBytes(string.Join('\n', lines)), build.DockerfilePath, ignored: null, folder)
            : build.DockerfilePath;
    }

    public static bool HasAny(Variant build, string parent) =>
        Froms(DockerfileReader.Read(build.DockerfilePath), build).Any(from => IsMeant(parent, from));

    private static IEnumerable<From> Froms(DockerfileFacts facts, Variant build)
    {
        var values = GlobalArguments.Values(facts, build.Target, build.Arguments, Builder.BuildKit);
        var stages = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var stage in facts.Stages)
        {
            if (ShellText.Expanded(stage.From, facts.Escape, values) is { Length: > 0 } image && image != "scratch"
                && !stages.Contains(image))
            {
                yield return new From(stage, image);
            }

            if (stage.Name is not null)
                stages.Add(stage.Name);
        }
    }

    private static bool IsMeant(string parent, From from) =>
        parent == from.Stage.From || Plain(parent) == Plain(from.Image) || Plain(parent) == ImageReference.WithoutTag(Plain(from.Image));

    private static string Plain(string image)
    {
        foreach (var start in (string[])["docker.io/library/", "docker.io/", "index.docker.io/library/"])
        {
            if (image.StartsWith(start, StringComparison.Ordinal))
                return image[start.Length..];
        }

        return image;
    }

    // On its own line, or where that goes on: the first word that is the image as it is written.
    private static bool Replace(string[] lines, DockerfileStage stage, string image)
    {
        for (var line = stage.Line - 1; line < lines.Length; line++)
        {
            var at = Place(lines[line], stage.From);
            if (at >= 0)
            {
                lines[line] = lines[line][..at] + image + lines[line][(at + stage.From.Length)..];
                return true;
            }

            if (line >= stage.Line + LinesOfOneFrom)
                break;
        }

        return false;
    }

    private static int Place(string line, string word)
    {
        for (var at = line.IndexOf(word, StringComparison.Ordinal); at >= 0; at = line.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var isBegin = at == 0 || char.IsWhiteSpace(line[at - 1]);
            var end = at + word.Length;
            if (isBegin && (end == line.Length || char.IsWhiteSpace(line[end])))
                return at;
        }

        return -1;
    }

    private sealed record From(DockerfileStage Stage, string Image);
}
