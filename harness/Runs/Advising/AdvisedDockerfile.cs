using System.Text;
using ImageBench.Advice.Lines;
using ImageBench.Model;
using ImageBench.Model.Files;
using ImageBench.Model.Options;
using ImageBench.Model.Scenarios;
using ImageBench.Provisioning;
using ImageBench.Runs.Planning;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Contexts;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Runs.Advising;

/// <summary>One Dockerfile that advice is asked for: a variant of a scenario, with the context and the check that it has there.</summary>
internal sealed record AdvisedDockerfile(Scenario Scenario, Variant Variant)
{
    /// <summary>What it is called in runs in which rewritten ones stand beside it.</summary>
    public const string Original = "original";

    /// <summary>What the scenario is called in such runs.</summary>
    public string Name { get; init; } = Scenario.Name;

    /// <summary>
    /// All that a request names, each variant by itself; a <see cref="Fault"/> names all that is wrong with them. What is measured and not
    /// built has no Dockerfile.
    /// </summary>
    public static IReadOnlyList<AdvisedDockerfile> ReadAll(RunRequest request, StateFolder state, CancellationToken cancellationToken)
    {
        // What all builds are given is added to each run's own, and so are other parents: what is advised is what the user wrote.
        var (sources, others) = (request.Sources, request.OtherParents(state));
        var bare = request with
        {
            Given = BuildOptions.None,
            Sources = sources with { All = sources.All with { Parents = BuildSide.None.Parents } },
        };
        var known = new KnownContexts { Own = new OwnFolders([state.Path]) };
        var (scenarios, _, _) = ScenarioChoice.Read(bare, known, state, cancellationToken);
        if (others.MistakesAmong([.. scenarios.SelectMany(scenario => scenario.Variants)]).ToList() is { Count: > 0 } mistakes)
            throw new Fault(ExitCode.BadInput, string.Join('\n', mistakes));
        List<AdvisedDockerfile> found =
        [
            .. from scenario in scenarios
               let built = scenario.Variants
                   .Where(variant => variant.Image is null && request.Options.Measures(variant.Name))
                   .ToList()
               from variant in built
               select new AdvisedDockerfile(scenario, variant)
               {
                   Name = scenario.Variants.Count == 1 ? scenario.Name : SafeName.From($"{scenario.Name}-{variant.Name}", scenario.Name),
               },
        ];
        return found.Count > 0
            ? found
            : throw new Fault(ExitCode.BadInput, "Nothing that is named has a Dockerfile: give the path of one, or of a folder with one.");
    }

    /// <summary>
    /// The scenario in which rewritten Dockerfiles, by their names and paths, stand beside it. Nothing that is said of variants by their
    /// names holds there.
    /// </summary>
    public Scenario Beside(IEnumerable<(string Name, string Path)> rewritten) => Scenario with
    {
        Name = Name,
        Title = Name,
        Baseline = Original,
        Variants =
        [
            Variant with { Name = Original },
            .. rewritten.Select(other => Variant with { Name = other.Name, DockerfilePath = other.Path }),
        ],
        Budgets = [],
        Limits = [],
    };

    /// <summary>The same, built on the parents that the request names in place of others.</summary>
    public static Scenario OnOthers(Scenario scenario, RunRequest request, StateFolder state)
    {
        var others = request.OtherParents(state);
        return scenario with { Variants = [.. scenario.Variants.Select(others.Of)] };
    }

    /// <summary>Its text; null with a sentence: it cannot be read as one.</summary>
    public DockerfileSource? Text(out string? whyNot)
    {
        try
        {
            var bytes = BoundedFile.Read(Variant.DockerfilePath, StoredDockerfile.LongestBytes);
            whyNot = null;
            return DockerfileSource.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            whyNot = $"{Variant.DockerfilePath} cannot be read as text ({PlainText.Line(exception.Message).TrimEnd('.')}), so nothing of "
                + "it is rewritten.";
            return null;
        }
    }

    /// <summary>Where a rewritten one lies that is built in its place.</summary>
    public string Store(byte[] content, byte[]? ignored, StateFolder state) =>
        StoredDockerfile.Write(content, Variant.DockerfilePath, ignored, state.Make(state.DockerfilesFolder));
}
