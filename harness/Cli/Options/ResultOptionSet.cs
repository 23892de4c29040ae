using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Options.Values;
using ImageBench.Runs.Planning;

namespace ImageBench.Cli.Options;

/// <summary>Where a run's results go, whether it goes on with an earlier one, and what stays of what it finds and makes.</summary>
internal sealed class ResultOptionSet
{
    private readonly Option<string?> _folder = new("--results")
    {
        Description = "The folder that gets the run folder. Default: results beside the scenarios.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _resume = new("--resume")
    {
        Description = "Goes on with a run that was interrupted or killed, given its folder, as it was asked for: what its run.json says.",
        HelpName = "RUN",
    };
    private readonly Option<bool> _keepImages = new("--keep-images") { Description = "Leaves the images that were built on the engine." };
    private readonly Option<bool> _keepFiles = new("--keep-files") { Description = "Lists every file of every layer in files.csv.gz." };

    public Option Folder => _folder;

    public Option Resume => _resume;

    public Option<bool> KeepImages => _keepImages;

    public Option KeepFiles => _keepFiles;

    /// <summary>Its run.json says what it was asked for, and nothing of today does.</summary>
    public bool IsResumed(ParseResult parsed) => parsed.GetValue(_resume) is not null;

    /// <summary>The folder of run folders; by itself beside <paramref name="scenarios"/>.</summary>
    public string Read(ParseResult parsed, string scenarios) =>
        parsed.GetValue(_folder) ?? Path.Combine(Path.GetDirectoryName(scenarios)!, "results");

    public RunRequest Complete(ParseResult parsed, RunRequest request) => request with
    {
        KeepFiles = parsed.GetValue(_keepFiles),
        MayMoveResults = parsed.GetValue(_folder) is null,
        Resume = parsed.GetValue(_resume),
    };

    /// <summary>
    /// Whether a run is gone on with; then adds an error for a PATH, and for each of <paramref name="asked"/>, what it was asked for
    /// already, that was typed beside it.
    /// </summary>
    public bool CheckResumed(CommandResult result, bool hasPath, IEnumerable<Option> asked)
    {
        if (result.Typed(_resume) is null)
            return false;
        if (hasPath)
            result.AddError("PATH cannot stand beside --resume: the run goes on as its run.json says. Leave it out.");
        foreach (var option in asked.Where(option => result.GetResult(option) is { Implicit: false }))
            result.AddError($"{option.Name} cannot stand beside --resume: the run goes on as its run.json says. Leave it out.");
        return true;
    }
}
