using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Options.Values;

namespace ImageBench.Cli.Options;

/// <summary>Options that several commands have.</summary>
internal sealed class SharedOptions
{
    private static readonly EnumerationOptions ExactName = new() { MatchCasing = MatchCasing.CaseSensitive };

    public Option<string?> ScenariosFolder { get; } = new("--scenarios")
    {
        Description = "The folder of scenarios. Default: the nearest folder named scenarios, here or above.",
        HelpName = "DIR",
    };

    public Option<string> Engine { get; } = new("--engine")
    {
        Description = "The engine: auto, private (one of the harness's own), a URI such as unix:///var/run/docker.sock, context:NAME, or a "
            + "BuildKit by itself: buildkit+tcp://HOST:PORT, buildkit+unix:///SOCKET, docker-container://NAME.",
        HelpName = "ENGINE",
        DefaultValueFactory = _ => "auto",
    };

    public Option<string?> CheckEngine { get; } = new("--check-engine")
    {
        Description = "Beside a BuildKit by itself: the engine that its images are started on and that parents are taken from, as --engine "
            + "takes it. Default: none, and nothing is started.",
        HelpName = "ENGINE",
    };

    public Option<bool> Provision { get; } = new("--provision")
    {
        Description = "Allows the harness to install what is missing (apt-get, as root) and to make the debian base set.",
    };

    public Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Of a mistake of ImageBench's own, shows where in its code it happened.",
        Recursive = true,
    };

    /// <summary>The folder of scenarios, absolute; it need not exist.</summary>
    public string FindScenariosFolder(ParseResult parsed) => FindScenariosFolder(parsed.GetValue(ScenariosFolder));

    /// <summary>Whether a folder of that name lies in it.</summary>
    public bool HasScenario(CommandResult result, string name) =>
        Directory.Exists(Path.Combine(FindScenariosFolder(result.Typed(ScenariosFolder)), name));

    private static string FindScenariosFolder(string? given)
    {
        if (given is not null)
            return Path.GetFullPath(given);
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            // By its exact name, also where the file system does not care: the harness has a folder Scenarios of its own.
            if (folder.EnumerateDirectories("scenarios", ExactName).FirstOrDefault() is { } found)
                return found.FullName;
        }

        return Path.GetFullPath("scenarios");
    }
}
