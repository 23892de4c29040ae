using ImageBench.Model.Options;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Given;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.BuildFiles;

/// <summary>
/// The scenario of one variant that a build of another tool's file is. What a scenario.yaml beside its Dockerfile says of checks, edits and
/// parents counts; what is built is as the file says. Paths lie in the file's folder or the git repository around it, and are from that
/// folder, or where nothing is there from <paramref name="workedIn"/> (null: from nowhere else).
/// </summary>
internal sealed class DefinedScenario(string file, string? workedIn, MistakeLog log, ICollection<string> notes)
{
    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
    private readonly TrustedFolder _trusted = new(Path.GetDirectoryName(Path.GetFullPath(file))!);

    public FoundScenario? Read(DefinedBuild build)
    {
        var name = SafeName.From(build.Name.Value, "build");
        var from = workedIn is not null && !IsIn(_folder, build) && IsIn(workedIn, build) ? workedIn : _folder;
        if (Trusted(build.Context, from, "context") is not { } context)
            return null;
        if (!Directory.Exists(context))
        {
            log.Add(build.Context.Line, $"context '{build.Context.Value}' of {build.Name.Value} is no folder", "Name one that is there");
            return null;
        }

        if (Trusted(build.Dockerfile, context, "dockerfile") is not { } dockerfile)
            return null;
        if (!File.Exists(dockerfile))
        {
            log.Add(
                build.Dockerfile.Line,
                $"dockerfile '{build.Dockerfile.Value}' of {build.Name.Value} is not there",
                $"Write it, or name another, from {build.Context.Value}");
            return null;
        }

        var place = new ScenarioPath(Path.GetDirectoryName(dockerfile)!)
        {
            Dockerfiles = [Path.GetFileName(dockerfile)],
            ContextFolder = context,
            Name = name,
        };
        var found = ScenarioFolder.Read(place)!;
        return found.Scenario is not { } scenario ? found with { Name = name } : Found(build, from, scenario, dockerfile, name);
    }

    private static bool IsIn(string folder, DefinedBuild build) =>
        !build.Context.Value.Contains('\0', StringComparison.Ordinal) && !build.Dockerfile.Value.Contains('\0', StringComparison.Ordinal)
        && File.Exists(Path.GetFullPath(build.Dockerfile.Value, Path.GetFullPath(build.Context.Value, folder)));

    private FoundScenario Found(DefinedBuild build, string from, Scenario scenario, string dockerfile, string name)
    {
        var file = Path.GetFileName(dockerfile);
        var variant = new Variant(
            DockerfileName.Of(file) is { } known && SafeName.Holds(known.Variant) ? known.Variant : SafeName.From(file, name),
            dockerfile,
            build.Target?.Value,
            build.Arguments.ToDictionary(pair => pair.Key, pair => pair.Value.Value))
        {
            Options = scenario.Variants[0].Options.With(Options(build, from)),
        };
        var facts = DockerfileReader.Read(dockerfile);
        if (build.Target is { } target && facts.IsCertain && facts.FindStage(target.Value) is null)
        {
            List<string> stages = [.. facts.Stages.Select(stage => stage.Name).OfType<string>()];
            log.Add(target.Line, $"target '{target.Value}' is no stage of {file}", NearestWord.Remedy(target.Value, stages, "stages"));
        }

        return new FoundScenario(name, scenario.Folder, [variant.Name], scenario with
        {
            Name = name,
            Title = name,
            Baseline = variant.Name,
            Variants = [variant],
            Budgets = [.. scenario.Budgets.Where(budget => budget.Variant == variant.Name)],
            Sources = [],
        }, []);
    }

    private BuildOptions Options(DefinedBuild build, string from)
    {
        var options = BuildOptions.None;
        foreach (var (option, value) in build.Options)
        {
            if (!IsText(value, option) || !IsTrusted(option, value, from))
                continue;
            options = options.Added(option, value.Value, from, out var flaw);
            if (flaw is not null)
                log.Add(value.Line, flaw.Split("; write ")[0], $"Write {flaw.Split("; write ")[^1].TrimEnd('.')}");
        }

        return options with
        {
            Secrets = options.Secrets.ToDictionary(secret => secret.Key, secret => secret.Value with { AskedBy = log.File }),
        };
    }

    // Files of this machine that a file from somebody else names.
    private bool IsTrusted(string option, Placed<string> value, string from)
    {
        var path = option switch
        {
            "--secret" => AttributeText.Read(value.Value) is var fields && fields.ContainsKey("env") ? null
                : fields.GetValueOrDefault("src") ?? fields.GetValueOrDefault("source"),
            "--cache-from" => AttributeText.Read(value.Value).GetValueOrDefault("src"),
            "--build-context" => value.Value[(value.Value.IndexOf('=', StringComparison.Ordinal) + 1)..],
            _ => null,
        };
        if (path is not null && option == "--build-context" && (path.Contains("://", StringComparison.Ordinal) || IsOfAnother(path)))
            path = null;
        if (path is not null && option == "--cache-from" && Inside(path, from) is null)
        {
            notes.Add($"{log.File}:{value.Line}: the cache in '{path}' lies outside of {Bounds}, and is not imported here.");
            return false;
        }

        return path is null || Trusted(new Placed<string>(path, value.Line), from, option) is not null;
    }

    // The image of another service or target of the file, which "--build-context" refuses.
    private static bool IsOfAnother(string path) =>
        path.StartsWith("target:", StringComparison.Ordinal) || path.StartsWith("service:", StringComparison.Ordinal);

    // No file and no engine has a name that holds one.
    private bool IsText(Placed<string> said, string what)
    {
        if (!said.Value.Contains('\0', StringComparison.Ordinal))
            return true;
        log.Add(said.Line, $"{what} holds a NUL", "Take it out");
        return false;
    }

    private string? Trusted(Placed<string> said, string from, string what)
    {
        if (!IsText(said, what))
            return null;
        if (said.Value.Contains("://", StringComparison.Ordinal) || said.Value.StartsWith("git@", StringComparison.Ordinal))
        {
            log.Add(said.Line, $"{what} '{said.Value}' is an address, which is not measured", "Name a folder");
            return null;
        }

        if (Inside(said.Value, from) is { } path)
            return path;
        log.Add(
            said.Line,
            $"{what} '{said.Value}' lies outside of {Bounds}",
            "Name what lies inside, or give it on the command line: imagebench PATH --context DIR");
        return null;
    }

    private string Bounds => $"the folder of {Path.GetFileName(file)} and its repository";

    private string? Inside(string said, string from)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(said, from));
        return _trusted.Find(Path.GetRelativePath(_folder, path)) is null ? null : path;
    }
}
