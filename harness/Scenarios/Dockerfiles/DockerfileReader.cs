using System.Text;
using ImageBench.Model.Files;
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
            "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN",
            "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
        ],
        StringComparer.Ordinal);

    // As BuildKit has it.
    private const int LongestBytes = 16 * 1024 * 1024;

    private readonly DockerfileText _lines;
    private readonly List<DockerfileArgument> _arguments = [];
    private readonly List<DockerfileStage> _stages = [];
    private List<StageSource> _sources = [];
    private List<StageSource> _triggers = [];
    private List<BuildKitFeature> _features = [];
    private bool _isCertain = true;

    private DockerfileReader(string text) => _lines = new DockerfileText(text);

    /// <summary>Throws what <see cref="BoundedFile.Read"/> throws.</summary>
    public static DockerfileFacts Read(string path) => Parse(Encoding.UTF8.GetString(BoundedFile.Read(path, LongestBytes)));

    public static DockerfileFacts Parse(string text)
    {
        var unmarked = text.StartsWith('\uFEFF') ? text[1..] : text;
        return new DockerfileReader(unmarked).Facts(DirectiveLines.Syntax(unmarked));
    }

    private DockerfileFacts Facts(string? syntax)
    {
        foreach (var line in _lines.Read())
            Read(line);
        // Another frontend may read something else than Dockerfiles.
        var isDockers = syntax is null || ImageReference.LastPart(syntax) is "dockerfile" or "dockerfile-upstream";
        _isCertain &= _lines.IsCertain && _stages.Count > 0 && isDockers;
        return new DockerfileFacts(syntax, _lines.Escape, _arguments, _stages, _isCertain);
    }

    private void Read(DockerfileLine line)
    {
        _isCertain &= Known.Contains(line.Word) && (_stages.Count > 0 || line.Word is "FROM" or "ARG");
        switch (line.Word)
        {
            case "FROM":
                (_sources, _triggers, _features) = ([], [], []);
                _stages.Add(Stage(line));
                break;
            case "ARG":
                _arguments.AddRange(Arguments(line));
                break;
            case "ONBUILD":
                _triggers.AddRange(StageSource.Of(line.Trigger(_lines.Escape)));
                break;
            default:
                _sources.AddRange(StageSource.Of(line));
                break;
        }

        if (BuildKitFeature.Of(line) is { } feature)
            _features.Add(feature);
    }

    private DockerfileStage Stage(DockerfileLine line)
    {
        var words = WordSplit.ByBlanks(line.Rest);
        var isNamed = words.Length >= 3 && words[1].Equals("AS", StringComparison.OrdinalIgnoreCase);
        _isCertain &= words.Length == 1 || (words.Length == 3 && isNamed);
        return new DockerfileStage(_stages.Count, isNamed ? words[2] : null, words.Length == 0 ? "" : words[0], line.Line)
        {
            Platform = line.FlagValues("platform").LastOrDefault(),
            Sources = _sources,
            Triggers = _triggers,
            BuildKitFeatures = _features,
        };
    }

    private IEnumerable<DockerfileArgument> Arguments(DockerfileLine line)
    {
        int? stage = _stages.Count == 0 ? null : _stages.Count - 1;
        foreach (var word in WordSplit.ByQuotes(line.Rest, _lines.Escape))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            _isCertain &= equals != 0;
            if (equals > 0)
                yield return new DockerfileArgument(word[..equals], word[(equals + 1)..], line.Line, stage);
            else if (equals < 0)
                yield return new DockerfileArgument(word, null, line.Line, stage);
        }
    }
}
