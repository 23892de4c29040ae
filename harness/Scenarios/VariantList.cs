using ImageBench.Model.Files;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Files;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios;

/// <summary>The variants of a scenario folder: those that scenario.yaml names, or every Dockerfile found.</summary>
internal sealed class VariantList(ScenarioPath place, IReadOnlyList<string> files, ReadDockerfiles read, MistakeLog log)
{
    // All of them are built; each is held against all that scenario.yaml says.
    private const int MostVariants = 200;

    private readonly string _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(place.Folder));
    private readonly FolderDockerfiles _dockerfiles = new(place, files, log);

    /// <summary>
    /// The variants in the order of scenario.yaml, or of their names. All that can be read are there, also when the log tells of mistakes.
    /// </summary>
    public IReadOnlyList<Variant> Read(IReadOnlyList<VariantEntry>? said)
    {
        var entries = said ?? [.. _dockerfiles.OnePerVariant().Select(VariantEntry.Of)];
        if (entries.Count > MostVariants)
        {
            log.Add(new Mistake(place.Folder, null, $"has {entries.Count} variants, and more than {MostVariants} are not read",
                "Name fewer under variants in scenario.yaml"));
            return [];
        }

        if (said is not null)
            CheckSaidNames(said);
        if (entries.Count == 0)
            AddNone(isSaid: said is not null);
        CheckAsked();
        List<Variant> variants = [.. entries.Select(Read).OfType<Variant>()];
        return said is null || place.Dockerfiles.Count == 0 ? variants : [.. Asked(variants)];
    }

    // What scenario.yaml makes of the Dockerfiles that were asked for; of which it makes nothing, those are variants by themselves.
    private IEnumerable<Variant> Asked(IReadOnlyList<Variant> variants)
    {
        foreach (var dockerfile in _dockerfiles.Asked)
        {
            List<Variant> own = [.. variants.Where(variant => variant.DockerfilePath == Path.Combine(_folder, dockerfile.File))];
            foreach (var variant in own.Count > 0 ? own : [.. new[] { Read(VariantEntry.Of(dockerfile)) }.OfType<Variant>()])
                yield return variant;
        }
    }

    private Variant? Read(VariantEntry entry)
    {
        if (entry.Image is { } image)
            return Variant(entry, "") with { Image = image.Place, ImageMember = image.Member };
        List<(VariantEntry Entry, Variant? Build)> before = [.. entry.Before.Select(earlier => (earlier, Read(earlier)))];
        var path = entry.IsBroken ? null : DockerfilePath(entry);
        // Of an odd Dockerfile the engine knows more than its reading here.
        if (path is not null && read.Facts(path) is { IsCertain: true } facts)
            CheckBuild(entry, path, facts);
        return path is null || before.Exists(earlier => earlier.Build is null) ? null : Variant(entry, path) with
        {
            Before = [.. before.Select(earlier =>
                new EarlierBuild(earlier.Build!.DockerfilePath, earlier.Build.Target, earlier.Build.Arguments, earlier.Entry.Copied))],
            Options = entry.Options,
        };
    }

    private static Variant Variant(VariantEntry entry, string path) =>
        new(entry.Name.Value, path, entry.Target?.Value, entry.Arguments.ToDictionary(pair => pair.Key, pair => pair.Value.Value));

    private void CheckBuild(VariantEntry entry, string path, DockerfileFacts facts)
    {
        var name = Path.GetFileName(path);
        if (entry.Target is { } target && facts.FindStage(target.Value) is null)
        {
            List<string> stages = [.. facts.Stages.Select(stage => stage.Name).OfType<string>()];
            var remedy = stages.Count == 0 ? "Name a stage there: FROM IMAGE AS NAME" : NearestWord.Remedy(target.Value, stages, "stages");
            log.Add(target.Line, $"target '{target.Value}' is no stage of {name}", remedy);
        }

        foreach (var (argument, value) in entry.Arguments.Where(pair => !facts.Takes(pair.Key)))
        {
            log.Add(
                value.Line,
                $"variants.{entry.Name.Value}.args.{argument} is not declared in {name}",
                $"Write ARG {argument} there, or remove it");
        }
    }

    private string? DockerfilePath(VariantEntry entry)
    {
        var name = entry.Name;
        if (entry.Dockerfile is not { } said)
        {
            List<DockerfileName> own = [.. _dockerfiles.All.Where(found => found.Variant == name.Value)];
            if (own.Count == 1)
                return Path.Combine(_folder, own[0].File);
            var what = own.Count > 1 ? $"could be each of {own[0].File} and {own[1].File}" : "names no Dockerfile";
            var found = _dockerfiles.All.Count == 0
                ? "there is none"
                : "found: " + string.Join(", ", _dockerfiles.All.Select(dockerfile => dockerfile.File));
            log.Add(name.Line, $"variants.{name.Value} {what}", $"Write dockerfile: FILE; {found}");
            return null;
        }

        var path = InnerPath.Join(_folder, said.Value);
        if (path is null)
        {
            log.Add(said.Line, $"dockerfile '{said.Value}' lies outside of the scenario's folder", "Name a Dockerfile inside it");
        }
        else if (!File.Exists(path) && !files.Contains(said.Value))
        {
            log.Add(
                said.Line,
                $"there is no Dockerfile '{said.Value}'",
                NearestWord.Remedy(said.Value, [.. _dockerfiles.All.Select(dockerfile => dockerfile.File)], "Dockerfiles"));
        }
        else
        {
            return path;
        }

        return null;
    }

    private void CheckSaidNames(IReadOnlyList<VariantEntry> said)
    {
        foreach (var name in said.Select(entry => entry.Name).Where(name => !SafeName.Holds(name.Value)))
            log.Add(name.Line, $"'{name.Value}' cannot be a variant's name", $"Write another: a name is {SafeName.Rule}");
        foreach (var group in said.GroupBy(entry => entry.Name.Value, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var other in group.Skip(1))
                log.Add(other.Name.Line, $"variants '{group.Key}' and '{other.Name.Value}' differ in case only", "Rename one of the two");
        }
    }

    // Of any file that is named. Who asks for another frontend may have another language.
    private void CheckAsked()
    {
        foreach (var file in _dockerfiles.Asked.Select(asked => asked.File))
        {
            if (read.Facts(Path.Combine(_folder, file)) is not { Stages.Count: 0, Syntax: null })
                continue;
            var path = place.Folder == "." ? file : Path.Combine(place.Folder, file);
            log.Add(new Mistake(path, null, "this is no Dockerfile, for it has no FROM", Path.GetExtension(file) switch
            {
                ".yaml" or ".yml" => $"Give services with --compose {path}",
                ".hcl" or ".json" => $"Give targets with --bake {path}",
                _ => "Name a Dockerfile, or a folder with Dockerfiles",
            }));
        }
    }

    private void AddNone(bool isSaid)
    {
        if (isSaid)
            log.Add(null, "names no variant", "Add one under variants, or remove variants to take every Dockerfile");
        else
            log.Add(new Mistake(place.Folder, null, "has no Dockerfile", "Add one: Dockerfile, or several as Dockerfile.NAME"));
    }
}
