using System.Text;
using ImageBench.Scenarios.Dockerfiles.Lines;
using ImageBench.Scenarios.Dockerfiles.Shell;

namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>
/// Reads of a Dockerfile what the harness needs before a build: arguments, stages, and which images those stand on. The engine alone
/// decides whether a Dockerfile is right; what is odd here makes the facts uncertain, never an error. Approximate: ONBUILD instructions of
/// parent images are not followed, nor are named contexts.
/// </summary>
internal sealed class DockerfileReader
{
    private static readonly HashSet<string> Known = new(
        [
            "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER",
            "VOLUME", "WORKDIR",
        ],
        StringComparer.Ordinal);

    private readonly DockerfileLines lines;
    private readonly List<DockerfileArgument> arguments = [];
    private readonly List<DockerfileStage> stages = [];
    private List<StageSource> sources = [];
    private List<StageSource> triggers = [];
    private List<BuildKitFeature> features = [];
    private bool isCertain = true;

    private DockerfileReader(string text) => lines = new DockerfileLines(text);

    /// <summary>Throws what <see cref="File.ReadAllBytes(string)"/> throws.</summary>
    public static DockerfileFacts Read(string path) => Parse(Encoding.UTF8.GetString(File.ReadAllBytes(path)));

    public static DockerfileFacts Parse(string text)
    {
        var unmarked = text.StartsWith('\uFEFF') ? text[1..] : text;
        return new DockerfileReader(unmarked).Facts(DirectiveLines.Syntax(unmarked));
    }

    private DockerfileFacts Facts(string? syntax)
    {
        foreach (var line in lines.Read())
            Read(line);
        // Another frontend may read something else than Dockerfiles.
        isCertain &= lines.IsCertain && stages.Count > 0 && (syntax is null || ImageReference.LastPart(syntax) is "dockerfile" or "dockerfile-upstream");
        return new DockerfileFacts(syntax, lines.Escape, arguments, stages, isCertain);
    }

    private void Read(DockerfileLine line)
    {
        isCertain &= Known.Contains(line.Word) && (stages.Count > 0 || line.Word is "FROM" or "ARG");
        switch (line.Word)
        {
            case "FROM":
                (sources, triggers, features) = ([], [], []);
                stages.Add(Stage(line));
                break;
            case "ARG":
                arguments.AddRange(Arguments(line));
                break;
            case "ONBUILD":
                triggers.AddRange(StageSource.Of(line.Trigger(lines.Escape)));
                break;
            default:
                sources.AddRange(StageSource.Of(line));
                break;
        }

        if (BuildKitFeature.Of(line) is { } feature)
            features.Add(feature);
    }

    private DockerfileStage Stage(DockerfileLine line)
    {
        var words = WordSplit.ByBlanks(line.Rest);
        var isNamed = words.Length >= 3 && words[1].Equals("AS", StringComparison.OrdinalIgnoreCase);
        isCertain &= words.Length == 1 || (words.Length == 3 && isNamed);
        return new DockerfileStage(stages.Count, isNamed ? words[2] : null, words.Length == 0 ? "" : words[0], line.Line)
        {
            Platform = line.FlagValues("platform").LastOrDefault(),
            Sources = sources,
            Triggers = triggers,
            BuildKitFeatures = features,
        };
    }

    private IEnumerable<DockerfileArgument> Arguments(DockerfileLine line)
    {
        int? stage = stages.Count == 0 ? null : stages.Count - 1;
        foreach (var word in WordSplit.ByQuotes(line.Rest, lines.Escape))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            isCertain &= equals != 0;
            if (equals != 0)
                yield return new DockerfileArgument(equals < 0 ? word : word[..equals], equals < 0 ? null : word[(equals + 1)..], line.Line, stage);
        }
    }
}
