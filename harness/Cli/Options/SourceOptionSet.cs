using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Options.Values;
using ImageBench.Runs.Planning;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Cli.Options;

/// <summary>What is built: scenarios by name, or any folder or Dockerfile by its path.</summary>
internal sealed class SourceOptionSet(SharedOptions shared)
{
    private const string Also = "--also";
    private const string From = "--from";

    private readonly PathArguments _paths = new(shared);
    private readonly Option<string[]> _scenario = new("--scenario", "-s")
    {
        Description = "A scenario, by name or path; may be given again. None, and no PATH: what is found here.",
        HelpName = "NAME",
    };
    private readonly Option<string?> _context = ContextFolder();

    private readonly Option<string?> _compose = new("--compose")
    {
        Description = "A compose.yaml whose services are built, each a scenario of its own.",
        HelpName = "FILE",
    };
    private readonly Option<string[]> _service = new("--service")
    {
        Description = "Only this service of --compose; may be given again.",
        HelpName = "NAME",
    };
    private readonly Option<string?> _bake = new("--bake")
    {
        Description = "A docker-bake.json or .hcl whose targets are built (all of its default, or those of --target), each a scenario.",
        HelpName = "FILE",
    };
    private readonly IReadOnlyList<Option<string[]>> _sides =
    [
        Several("--target", "STAGE", "The stage that is built; given again, a variant of each."),
        Several(
            "--build-arg",
            "NAME[=VALUE]",
            "A build argument for all variants; of a name alone the variable of that name. May be given again."),
        Several(From, "IMAGE=OTHER", "Builds on OTHER in place of the parent IMAGE (golang, or golang:1.24). May be given again."),
        Several(
            Also,
            "\"NAME: ...\"",
            "One more variant, the baseline built in another way, such as \"slim: --target slim\", \"next: --from golang=golang:1.25\" or "
                + "\"--build-arg CGO_ENABLED=0\". May be given again."),
    ];

    public Argument Path => _paths.Path;

    /// <summary>The same of <c>list</c>.</summary>
    public Argument ListedPath => _paths.Listed;

    public IReadOnlyList<Option> All => [.. Naming, .. _sides];

    /// <summary>What is never said again when a run is resumed. Secret build arguments are, since their values are not kept.</summary>
    public IEnumerable<Option> Kept => All.Where(option => option.Name != "--build-arg");

    /// <summary>Those of a list: of a bake file the targets can be chosen.</summary>
    public IReadOnlyList<Option> Listing => [.. Naming, Target];

    private Option<string[]> Target => _sides[0];

    /// <summary>Those that name what is built, and not in which ways.</summary>
    public IReadOnlyList<Option> Naming => [_scenario, _context, _compose, _service, _bake];

    /// <summary>All but that which adds variants to those that are meant.</summary>
    public IReadOnlyList<Option> OfOne => [.. Naming, .. _sides.Where(option => option.Name is not Also)];

    /// <summary>Those of two revisions, which have a PATH and a context of their own.</summary>
    public IReadOnlyList<Option> OfRevisions => [_compose, _service, _bake, .. _sides.Where(option => option.Name is not Also)];

    /// <summary>What names the context's folder: an option of its own for a run and for a comparison of revisions.</summary>
    public static Option<string?> ContextFolder() => new("--context")
    {
        Description = "The folder that is sent to the builds. Default: that of the Dockerfile, or what scenario.yaml says.",
        HelpName = "DIR",
    };

    /// <summary>Names and paths, as they were typed.</summary>
    public IReadOnlyList<string> Named(ParseResult parsed) =>
        [.. _paths.Named(parsed), .. parsed.GetValue(_scenario) ?? []];

    /// <summary>Whether neither a name, a path, a file nor a folder of scenarios says what is meant.</summary>
    public bool IsUnnamed(ParseResult parsed) =>
        Named(parsed).Count == 0
        && parsed.GetValue(_compose) is null
        && parsed.GetValue(_bake) is null
        && parsed.GetValue(shared.ScenariosFolder) is null;

    /// <summary>What is meant: what is named, or what lies here.</summary>
    public IReadOnlyList<string> Meant(ParseResult parsed, CancellationToken cancellationToken) =>
        IsUnnamed(parsed) ? OwnSources.Find(shared.FindScenariosFolder(parsed), cancellationToken) : Named(parsed);

    public SourceOptions Read(ParseResult parsed)
    {
        var options = SourceOptions.None with
        {
            ContextFolder = parsed.GetValue(_context),
            Compose = parsed.GetValue(_compose),
            Bake = parsed.GetValue(_bake),
            Services = [.. (parsed.GetValue(_service) ?? []).Distinct()],
        };
        foreach (var option in _sides)
        {
            foreach (var value in parsed.GetValue(option) ?? [])
                options = SourceWords.With(options, option.Name, value, Environment.CurrentDirectory, out _);
        }

        return options;
    }

    /// <summary>Adds an error for what is no path, and for options that nothing is named for.</summary>
    public void Check(CommandResult result)
    {
        _paths.Check(result);
        if (result.Typed(_context) is not null && !HasPath(result) && result.GetResult(_scenario) is not { Implicit: false })
            result.AddError("--context is that of a PATH or a --scenario; name one.");
        if (result.Typed(_service) is { Length: > 0 } && result.Typed(_compose) is null)
            result.AddError("--service is one of a compose.yaml; name that with --compose FILE.");
    }

    private static Option<string[]> Several(string name, string value, string description)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = value };
        option.Validators.Add(result =>
        {
            // A value that looks like another option was taken for that.
            if (result.IdentifierTokenCount > result.Tokens.Count)
                result.AddError($"{name} stands without its value; begin that with a name: {name} \"NAME: ...\".");
            foreach (var token in result.Tokens)
            {
                SourceWords.With(SourceOptions.None, name, token.Value, "", out var flaw);
                if (flaw is not null)
                    result.AddError(flaw);
            }
        });
        return option;
    }

    /// <summary>Whether a path was given.</summary>
    public bool HasPath(CommandResult result) => _paths.IsAny(result);

    /// <summary>Adds an error to a list for a target that nothing is named for.</summary>
    public void CheckListing(CommandResult result)
    {
        Check(result);
        if (result.Typed(Target) is { Length: > 0 } && result.Typed(_bake) is null)
            result.AddError("--target chooses those of a bake file; name that with --bake FILE.");
    }
}
