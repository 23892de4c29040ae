using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Model;
using ImageBench.Model.Options;
using ImageBench.Model.Runs;
using ImageBench.Scenarios.Given;

namespace ImageBench.Cli.Options;

/// <summary>What all builds of a run are given: the options of Docker's own build command, under its names and in its grammar.</summary>
internal sealed class BuildOptionSet
{
    public const string Platform = "--platform";

    private static readonly (string Name, string Value, string Description)[] Known =
    [
        ("--secret", "id=ID,env=VAR|src=FILE", "A secret for the builds, from a variable or a file; never stored, never shown."),
        ("--ssh", "default|ID=SOCKET", "An SSH agent for the builds."),
        ("--build-context", "NAME=PATH", "A named context for the builds: a folder, or docker-image://IMAGE."),
        (Platform, "OS/ARCH[/VARIANT]", "The platform to build for."),
        ("--network", "WORD", "The network of the builds' steps (default, host, none)."),
        ("--add-host", "NAME:ADDRESS", "One more host that the builds' steps know."),
        ("--shm-size", "BYTES", "The shared memory of the builds' steps, such as 128m."),
        ("--ulimit", "NAME=SOFT[:HARD]", "A limit of the builds' steps, such as nofile=1024:2048."),
        ("--label", "NAME=VALUE", "A label for the images."),
        ("--cache-from", "type=registry,ref=NAME|type=local,src=FOLDER", "A cache that builds import, but for cold ones."),
        ("--cache-to", "type=registry,ref=NAME|type=local,dest=FOLDER|type=inline", "Where builds export their cache to."),
    ];

    private readonly IReadOnlyList<Option<string[]>> _options =
    [
        .. Known.Select(known => new Option<string[]>(known.Name)
        {
            Description = known.Description + (known.Name is Platform or "--network" or "--shm-size" ? "" : " May be given again."),
            HelpName = known.Value,
        }),
    ];

    public BuildOptionSet()
    {
        foreach (var option in _options)
            option.Validators.Add(Check);
    }

    public IReadOnlyList<Option> All => _options;

    /// <summary>
    /// What is never said again when a run is resumed: of the others some are, so that no run folder says them for its user.
    /// </summary>
    public IEnumerable<Option> Kept => _options.Where(
        option => option.Name is not ("--secret" or "--ssh" or "--build-context" or "--cache-from" or "--cache-to"));

    public BuildOptions Read(ParseResult parsed)
    {
        var given = BuildOptions.None;
        foreach (var option in _options)
        {
            foreach (var value in parsed.GetValue(option) ?? [])
                given = given.Added(option.Name, value, Environment.CurrentDirectory, out _);
        }

        return given;
    }

    /// <summary>
    /// The platform that Docker's own build command takes from the environment where its user names none; null: none is taken. One that is
    /// not taken may be any.
    /// </summary>
    public static string? DefaultPlatform(BuildOptions given, Func<string, string?> environment)
    {
        if (given.Platform is not null || environment(RunOptions.PlatformVariable) is not { Length: > 0 } platform)
            return null;
        return PlainOptionText.IsPlatform(platform)
            ? platform
            : throw new Fault(
                ExitCode.BadInput,
                $"{RunOptions.PlatformVariable} says '{PlainText.Short(platform, 100)}', which is no platform; write "
                    + $"{PlainOptionText.ValidPlatform}, or unset it.");
    }

    private static void Check(OptionResult result)
    {
        foreach (var token in result.Tokens)
        {
            BuildOptions.None.Added(result.Option.Name, token.Value, Environment.CurrentDirectory, out var flaw);
            if (flaw is not null)
                result.AddError(flaw);
        }
    }
}
