using ImageBench.Model;
using ImageBench.Runs.Planning;
using ImageBench.Scenarios;
using ImageBench.Scenarios.BuildFiles;
using ImageBench.Scenarios.Sources;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Runs.Sides.Places;

/// <summary>
/// The builds that a compose.yaml or a bake file defines, as they are in either revision. <paramref name="file"/> is its place in the
/// repository.
/// </summary>
internal sealed class DefinedSides(SourceOptions sources, string file)
{
    private const string Variables = ".env";

    /// <summary>Its place in the repository.</summary>
    public string File => file;

    /// <summary>
    /// What the head has, where the repository lies at <paramref name="root"/>; a <see cref="Fault"/> names all that is wrong with it.
    /// </summary>
    public IReadOnlyList<SideScenario> Heads(string root, AskedBuild asked, Action<string> tell, CancellationToken cancellationToken)
    {
        var found = Read(root, sources, Environment.GetEnvironmentVariable, cancellationToken);
        if (found.Mistakes.Count > 0)
            throw new Fault(ExitCode.BadInput, string.Join('\n', found.Mistakes.Select(mistake => mistake.ToString())));
        foreach (var note in found.Notes)
            tell(note);
        return SideScenario.Of(root, found.Scenarios, asked);
    }

    /// <summary>
    /// What the base, which lies at <paramref name="root"/>, has for each of them (null: nothing that can be built, which is told). Where
    /// no revision holds the variables that Compose reads beside its file, those of the head at <paramref name="headRoot"/> count.
    /// </summary>
    public IReadOnlyList<RevisedVariant?> Bases(
        IReadOnlyList<SideScenario> heads,
        string root,
        string headRoot,
        AskedBuild asked,
        Action<string> tell,
        CancellationToken cancellationToken)
    {
        var bounds = new BaseBounds(root, tell);
        if (bounds.LeadOut("each image", [Path.Combine(root, file)]))
            return [.. heads.Select(_ => (RevisedVariant?)null)];
        var (found, why) = ReadBase(root, headRoot, cancellationToken);
        var sides = SidesOf(found, asked);
        if (why.Length > 0 && heads.Any(head => !sides.ContainsKey(Key(head.Variant))))
            tell($"Not all of {file} can be built at the base: {why}");
        return [.. heads.Select(head => Find(head, sides, asked, bounds, tell))];
    }

    private RevisedVariant? Find(
        SideScenario head,
        Dictionary<(string Scenario, string Variant), RevisedVariant> sides,
        AskedBuild asked,
        BaseBounds bounds,
        Action<string> tell)
    {
        if (!sides.TryGetValue(Key(head.Variant), out var same))
            tell($"{head.Name} is not in {file} of the base, or cannot be built there: it is measured alone.");
        else if (asked.LackOf(same.Variant) is { } lack)
            tell($"The image {head.Name} cannot be built at the base, and is measured alone: {lack}");
        else if (!bounds.LeadOut(head.Name, same.Places))
            return same.WithSecretsOf(head.Variant);
        return null;
    }

    private (CatalogResult Found, string Why) ReadBase(string root, string headRoot, CancellationToken cancellationToken)
    {
        try
        {
            // All services: which the head has is known, and that one is missing is no mistake here.
            var found = Read(root, sources with { Services = [] }, name => Value(name, root, headRoot), cancellationToken);
            return (found, string.Join(" ", found.Mistakes.Select(mistake => mistake.ToString())));
        }
        catch (Fault fault)
        {
            return (new CatalogResult([], []), fault.Message);
        }
    }

    private static Dictionary<(string Scenario, string Variant), RevisedVariant> SidesOf(CatalogResult found, AskedBuild asked) => found
        .Scenarios.Select(asked.Of)
        .SelectMany(scenario => scenario.Variants.Select(variant => new RevisedVariant(scenario, variant)))
        .DistinctBy(Key)
        .ToDictionary(Key);

    private static (string Scenario, string Variant) Key(RevisedVariant side) => (side.Scenario.Name, Stage(side));

    // A Dockerfile that is called otherwise makes the same image; of several stages each makes one.
    private static string Stage(RevisedVariant side) => side.Scenario.Variants.Count == 1 ? "" : side.Variant.Target ?? "";

    private string? Value(string name, string root, string headRoot)
    {
        if (Environment.GetEnvironmentVariable(name) is { } value)
            return value;
        var variables = Path.Combine(Path.GetDirectoryName(file) ?? "", Variables);
        return System.IO.File.Exists(Path.Combine(root, variables)) ? null
            : ComposeVariables.ReadFile(Path.Combine(headRoot, variables), new MistakeLog(variables)).GetValueOrDefault(name);
    }

    private CatalogResult Read(
        string root, SourceOptions options, Func<string, string?> environment, CancellationToken cancellationToken)
    {
        var path = Path.Combine(root, file);
        return NamedScenarios.Read(
            "",
            [],
            options with { Compose = options.Compose is null ? null : path, Bake = options.Bake is null ? null : path },
            environment,
            cancellationToken);
    }
}
