using ImageBench.Model.Builds;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Dockerfiles.Shell;
using ImageBench.Scenarios.Files;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios;

/// <summary>
/// Holds <c>parents</c> against the Dockerfiles. The base set hub passes no arguments, so what it says must be the Dockerfiles' own
/// default: a plain <c>docker build</c> then builds what the run built. Of odd Dockerfiles nothing is said: the engine knows what they
/// declare.
/// </summary>
internal sealed class ParentRules(ReadDockerfiles dockerfiles, MistakeLog log)
{
    private readonly Dictionary<Variant, ArgumentValues> _values = new(ReferenceEqualityComparer.Instance);

    /// <summary><paramref name="isWhole"/>: these are all; else one of the others may declare what none of them does.</summary>
    public void Check(IReadOnlyList<ParentEntry> parents, IReadOnlyList<Variant> variants, bool isWhole)
    {
        List<Variant> builds = [.. variants.SelectMany(variant => variant.Builds)];
        List<(Variant Variant, DockerfileFacts Facts)> known = [.. builds
            .Select(variant => (variant, facts: dockerfiles.Facts(variant.DockerfilePath)))
            .Where(pair => pair.facts is { IsCertain: true })
            .Select(pair => (pair.variant, pair.facts!))];
        foreach (var parent in parents)
        {
            var argument = parent.Argument.Value;
            var declaring = known.Where(pair => pair.Facts.FindGlobalArgument(argument) is not null).ToList();
            if (isWhole && declaring.Count == 0 && known.Count > 0 && known.Count == builds.Count)
            {
                log.Add(
                    parent.Argument.Line,
                    $"parents.{argument} is declared by no Dockerfile",
                    Undeclared(argument, [.. known.Select(pair => pair.Facts)]));
            }

            foreach (var (variant, _) in declaring.Where(pair => pair.Variant.Arguments.ContainsKey(argument)))
            {
                var what = $"parents.{argument} is also an argument of variant '{variant.Name}', and both cannot hold";
                log.Add(parent.Argument.Line, what, "Remove one of the two");
            }

            if (parent.Hub is { } hub)
                CheckDefaults(argument, hub, declaring);
        }
    }

    private string? DefaultOf(string argument, Variant variant, DockerfileFacts facts)
    {
        if (!_values.TryGetValue(variant, out var values))
            _values[variant] = values = GlobalArguments.Values(facts, null, variant.Arguments, Builder.BuildKit);
        return facts.FindGlobalArgument(argument)?.Default is not null && values.TryGet(argument, out var value) ? value : null;
    }

    private static string Undeclared(string argument, IReadOnlyList<DockerfileFacts> facts)
    {
        var known = facts.SelectMany(fact => fact.Arguments)
            .Where(found => found.Stage is null)
            .Select(found => found.Name)
            .Distinct(StringComparer.Ordinal);
        var remedy = $"Write ARG {argument}=IMAGE before the first FROM, and FROM ${{{argument}}}";
        return NearestWord.Find(argument, known) is { } nearest
            ? $"Write '{nearest}', or declare it: {char.ToLowerInvariant(remedy[0])}{remedy[1..]}"
            : remedy;
    }

    private void CheckDefaults(string argument, Placed<string> hub, IEnumerable<(Variant Variant, DockerfileFacts Facts)> declaring)
    {
        // A variant's arguments may be part of the default, so one Dockerfile can have several; where one is the argument itself, that is
        // told already.
        var defaults = from pair in declaring
                       where !pair.Variant.Arguments.ContainsKey(argument)
                       select (pair.Variant.DockerfilePath, pair.Facts, Default: DefaultOf(argument, pair.Variant, pair.Facts));
        foreach (var (path, facts, value) in defaults.DistinctBy(found => (found.DockerfilePath, found.Default)))
        {
            var file = Path.GetFileName(path);
            var but = $"parents.{argument}.hub is '{hub.Value}', but {file}:{facts.FindGlobalArgument(argument)!.Line}";
            if (value is null)
                log.Add(hub.Line, $"{but} gives {argument} no default", $"Write ARG {argument}={hub.Value} there");
            else if (value != hub.Value)
                log.Add(hub.Line, $"{but} defaults to '{value}'", "Make them agree: the base set hub builds with the defaults");
        }
    }
}
