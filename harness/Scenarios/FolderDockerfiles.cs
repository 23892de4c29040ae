using ImageBench.Model.Files;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios;

/// <summary>
/// The Dockerfiles of a folder by their names, and those that were asked for, whatever their names are. What a folder that is given by its
/// path calls its own need not be fit for a table: it is called as near to that as it can be.
/// </summary>
internal sealed class FolderDockerfiles(ScenarioPath place, IReadOnlyList<string> files, MistakeLog log)
{
    /// <summary>All that have a Dockerfile's name.</summary>
    public IReadOnlyList<DockerfileName> All { get; } = [.. files.Select(DockerfileName.Of).OfType<DockerfileName>()];

    /// <summary>Those that the user named.</summary>
    public IReadOnlyList<DockerfileName> Asked { get; } = [.. place.Dockerfiles.Select(file => DockerfileName.Of(file) is { } known
        && SafeName.Holds(known.Variant) ? known : new DockerfileName(SafeName.From(file, DockerfileName.PlainVariant), file))];

    /// <summary>
    /// Those that are variants, by name, one for each; case does not make names different, since it does not in the file names of some
    /// systems.
    /// </summary>
    public IEnumerable<DockerfileName> OnePerVariant() =>
        [.. Distinct(Asked.Count > 0 ? Asked : All).OrderBy(found => found.Variant, StringComparer.Ordinal)];

    private IEnumerable<DockerfileName> Distinct(IReadOnlyList<DockerfileName> dockerfiles)
    {
        var isByPath = place.Name is not null;
        var named = isByPath ? dockerfiles.Select(WithSafeName) : dockerfiles;
        var taken = dockerfiles.Select(found => found.Variant).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var group in named.GroupBy(found => found.Variant, StringComparer.OrdinalIgnoreCase))
        {
            var first = group.First();
            if (!SafeName.Holds(first.Variant))
            {
                log.Add(
                    new Mistake(
                        PathOf(first),
                        null,
                        $"'{first.Variant}' cannot be a variant's name",
                        $"Rename the file: a name is {SafeName.Rule}"));
            }

            foreach (var other in group.Skip(1).Where(other => !IsSame(first, other)))
            {
                var whole = WithWholeName(other);
                if (isByPath && taken.Add(whole.Variant))
                {
                    yield return whole;
                    continue;
                }

                var what = $"is a second variant named '{other.Variant}', beside {first.File}";
                log.Add(new Mistake(PathOf(other), null, what, "Rename one of the two"));
            }

            yield return first;
        }
    }

    private static DockerfileName WithSafeName(DockerfileName found) => SafeName.Holds(found.Variant) ? found : WithWholeName(found);

    private static DockerfileName WithWholeName(DockerfileName found) =>
        found with { Variant = SafeName.From(found.File, DockerfileName.PlainVariant) };

    // Who has users of Docker and of Podman has one as a link to the other.
    private bool IsSame(DockerfileName first, DockerfileName other) =>
        FolderBounds.Real(PathOf(first)) is { } real && real == FolderBounds.Real(PathOf(other));

    private string PathOf(DockerfileName dockerfile) => Path.Combine(place.Folder, dockerfile.File);
}
