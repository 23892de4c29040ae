using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Runs.Sides.Places;

/// <summary>A variant as one revision has it, with the scenario that it is of there.</summary>
internal sealed record RevisedVariant(Scenario Scenario, Variant Variant)
{
    /// <summary>Where all that its builds are sent lies: contexts, also those with a name, and Dockerfiles.</summary>
    public IEnumerable<string> Places =>
    [
        Scenario.ContextFolder,
        .. Variant.Options.Contexts.Values.Select(context => context.Folder).OfType<string>(),
        .. Variant.Builds.Select(build => build.DockerfilePath),
    ];

    /// <summary>What one of its builds is sent: of its context (no name), and of each folder beside it that is there.</summary>
    public IEnumerable<(string Name, IReadOnlyList<ContextEntry> Entries)> SentTo(
        Variant build, KnownContexts contexts, CancellationToken cancellationToken) =>
    [
        ("", contexts.Entries(Scenario.ContextFolder, build.DockerfilePath, cancellationToken)),
        .. from named in build.Options.Contexts
           where Directory.Exists(named.Value.Folder)
           select (named.Key, contexts.NamedEntries(named.Value.Folder!, cancellationToken)),
    ];

    /// <summary>The same, with those secrets of the head whose files are in no revision: they are this machine's.</summary>
    public RevisedVariant WithSecretsOf(RevisedVariant head)
    {
        var options = Variant.Options;
        var secrets = options.Secrets.ToDictionary(
            secret => secret.Key,
            secret => secret.Value.File is not { } file || File.Exists(file)
                ? secret.Value
                : head.Variant.Options.Secrets.GetValueOrDefault(secret.Key, secret.Value));
        return this with { Variant = Variant with { Options = options with { Secrets = secrets } } };
    }
}
