using System.Text.RegularExpressions;

namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>
/// Reads of a Dockerfile what the harness needs before a build: arguments, stages, and which images those stand on. The engine alone
/// decides whether a Dockerfile is right; instructions that do not matter here are passed over, known or not. Approximate: ONBUILD
/// instructions (of this file and of parent images) are not followed, nor are named contexts.
/// </summary>
internal static partial class DockerfileReader
{
    /// <summary>Throws what <see cref="File.ReadAllText(string)"/> throws.</summary>
    public static DockerfileFacts Read(string path) => Parse(File.ReadAllText(path));

    public static DockerfileFacts Parse(string text)
    {
        var lines = new DockerfileLines(text);
        List<DockerfileArgument> arguments = [];
        List<DockerfileStage> stages = [];
        List<string> copiesFrom = [];
        List<BuildKitFeature> features = [];
        foreach (var line in lines.Read())
        {
            switch (line.Word)
            {
                case "FROM":
                    (copiesFrom, features) = ([], []);
                    stages.Add(Stage(line, stages.Count, copiesFrom, features));
                    break;
                case "ARG":
                    arguments.AddRange(Arguments(line, stages.Count == 0 ? null : stages.Count - 1));
                    break;
                case "COPY":
                    copiesFrom.AddRange(line.FlagValues("from").Select(Unquoted));
                    break;
                case "RUN":
                    copiesFrom.AddRange(line.FlagValues("mount").SelectMany(MountsFrom));
                    break;
            }

            if (BuildKitFeature.Of(line) is { } feature)
                features.Add(feature);
        }

        return new DockerfileFacts(lines.Syntax, lines.Escape, arguments, stages);
    }

    private static DockerfileStage Stage(DockerfileLine line, int index, List<string> copiesFrom, List<BuildKitFeature> features)
    {
        var words = line.Rest.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var name = words.Length >= 3 && words[1].Equals("AS", StringComparison.OrdinalIgnoreCase) ? words[2] : null;
        return new DockerfileStage(index, name, words.Length == 0 ? "" : Unquoted(words[0]), line.Line, copiesFrom, features);
    }

    private static IEnumerable<DockerfileArgument> Arguments(DockerfileLine line, int? stage)
    {
        foreach (Match match in ArgumentPattern().Matches(line.Rest))
        {
            var value = match.Groups["value"];
            yield return new DockerfileArgument(match.Groups["name"].Value, value.Success ? Unquoted(value.Value) : null, line.Line, stage);
        }
    }

    private static IEnumerable<string> MountsFrom(string mount) => Unquoted(mount)
        .Split(',', StringSplitOptions.TrimEntries)
        .Where(field => field.StartsWith("from=", StringComparison.OrdinalIgnoreCase))
        .Select(field => Unquoted(field["from=".Length..]));

    private static string Unquoted(string text) =>
        text.Length > 1 && text[0] is '"' or '\'' && text[^1] == text[0] ? text[1..^1] : text;

    [GeneratedRegex(@"(?<=\A|\s)(?<name>[A-Za-z_][A-Za-z0-9_]*)(?:=(?<value>""(?:[^""\\]|\\.)*""|'[^']*'|\S*))?(?=\s|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex ArgumentPattern();
}
