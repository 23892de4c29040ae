using ImageBench.Model;
using ImageBench.Runs.Planning;
using ImageBench.Scenarios;
using ImageBench.Scenarios.BuildFiles;
using ImageBench.Scenarios.Given;
using ImageBench.Scenarios.Revisions;
using ImageBench.Scenarios.Sources;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Runs.Sides.Places;

/// <summary>
/// The builds that a compose.yaml or a bake file defines, as they are in either revision. <paramref name="file"/> is its place in the
/// repository, and <paramref name="workedIn"/> that of the folder in which somebody asks.
/// </summary>
internal sealed class DefinedSides(SourceOptions sources, string file, string workedIn)
{
    private const string Variables = ".env";

    /// <summary>Its place in the repository.</summary>
    public string File => file;

    /// <summary>
    /// What the head has, where the repository lies at <paramref name="root"/>; a <see cref="Fault"/> names all that is wrong with it.
    /// Where it does not hold the variables that Compose reads beside its file, those of the working tree at <paramref name="treeRoot"/>
    /// count.
    /// </summary>
    public IReadOnlyList<SideScenario> Heads(
        string root, string treeRoot, AskedBuild asked, Action<string> tell, CancellationToken cancellationToken)
    {
        var found = Read(root, sources, name => Value(name, root, [treeRoot]), cancellationToken);
        if (found.Mistakes.Count > 0)
            throw new Fault(ExitCode.BadInput, string.Join('\n', found.Mistakes.Select(mistake => mistake.ToString())));
        foreach (var note in found.Notes)
            tell(note);
        return SideScenario.Of(root, found.Scenarios, asked);
    }

    /// <summary>
    /// The same as the base has it: under this name, or under that which git says it had. Null: it is not there, which is told.
    /// </summary>
    public async Task<DefinedSides?> In(
        RevisionTree tree, GitRepository repository, string? headId, Action<string> tell, CancellationToken cancellationToken)
    {
        if (tree.HasFile(file))
            return this;
        var earlier = await repository.FindRenamed(tree.Revision.Id, headId, file, cancellationToken);
        tell(earlier is null
            ? $"The file {file} is not in the base: what it builds is new, and is measured alone."
            : $"The file {file} was {earlier} in the base, as git finds renames: that is what it is compared with.");
        return earlier is null ? null : new DefinedSides(sources, earlier, workedIn);
    }

    /// <summary>
    /// What the base, which lies at <paramref name="root"/>, has for each of them (null: nothing that can be built, which is told). Where
    /// it does not hold the variables that Compose reads beside its file, those of the head at <paramref name="headRoot"/> count, else
    /// those of the working tree.
    /// </summary>
    public IReadOnlyList<RevisedVariant?> Bases(
        IReadOnlyList<SideScenario> heads,
        string root,
        string headRoot,
        string treeRoot,
        AskedBuild asked,
        Action<string> tell,
        CancellationToken cancellationToken)
    {
        var bounds = new BaseBounds(root, tell);
        if (bounds.LeadOut("each image", [Path.Combine(root, file)]))
            return [.. heads.Select(_ => (RevisedVariant?)null)];
        var (found, why) = ReadBase(root, [headRoot, treeRoot], cancellationToken);
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

    // Of several targets each by itself where buildx refuses them together, as it does where one is new.
    private (CatalogResult Found, string Why) ReadBase(string root, string[] others, CancellationToken cancellationToken)
    {
        // All services: which the head has is known, and that one is missing is no mistake here.
        var (found, why) = ReadBase(root, others, sources with { Services = [] }, cancellationToken);
        if (found.Scenarios.Count > 0 || sources.Targets.Count < 2 || sources.Bake is null)
            return (found, why);
        foreach (var target in sources.Targets)
            found = found.With(ReadBase(root, others, sources with { Targets = [target] }, cancellationToken).Found);
        return (found, why);
    }

    private (CatalogResult Found, string Why) ReadBase(
        string root, string[] others, SourceOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var found = Read(root, options, name => Value(name, root, others), cancellationToken);
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

    private string? Value(string name, string root, string[] others)
    {
        if (Environment.GetEnvironmentVariable(name) is { } value)
            return value;
        var folder = Path.GetDirectoryName(file) ?? "";
        if (System.IO.File.Exists(Path.Combine(root, folder, Variables)))
            return null;
        // A link of theirs may lead to any file of this machine.
        var known = others.Select(other => new TrustedFolder(Path.Combine(other, folder)).Find(Variables))
            .FirstOrDefault(System.IO.File.Exists);
        return known is null ? null
            : VariableFile.Read(known, Environment.GetEnvironmentVariable, new MistakeLog(Variables)).GetValueOrDefault(name);
    }

    private CatalogResult Read(
        string root, SourceOptions options, Func<string, string?> environment, CancellationToken cancellationToken)
    {
        var path = Path.Combine(root, file);
        return NamedScenarios.Read(
            "",
            [],
            options with
            {
                Compose = options.Compose is null ? null : path,
                Bake = options.Bake is null ? null : path,
                BakeFolder = Path.Combine(root, workedIn),
            },
            environment,
            cancellationToken);
    }
}
