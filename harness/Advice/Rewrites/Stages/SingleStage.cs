using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;
using ImageBench.Scenarios.Dockerfiles.Shell;

namespace ImageBench.Advice.Rewrites.Stages;

/// <summary>The only stage of a Dockerfile, with all its commands and its start, which are certain.</summary>
internal sealed record SingleStage(
    DockerfileSource Text, StageWalk Walk, SourceStage Stage, string Image, IReadOnlyList<RunText> Runs, StartProgram Start)
{
    public string? Kind => KnownImage.Kind(Image);

    public IEnumerable<ShellCommand> Commands => Runs.SelectMany(run => run.Commands);

    /// <summary>The user's name that an image without accounts does not know; null: it is root, a number, or nobody's choice.</summary>
    public string? NamedUser => Stage.Instructions.LastOrDefault(part => part.Word == "USER")?.Rest.Split(':')[0] is { } user
        && user != "root" && !user.All(char.IsAsciiDigit) ? user : null;

    /// <summary>Where its image starts, and another one does not; null: in the root folder, or the Dockerfile says where.</summary>
    public string? OwnFolder => KnownImage.Folder(Image) is { } folder and not "/"
        && Stage.Instructions.FirstOrDefault(part => part.Word == "WORKDIR")?.Rest.Trim('"').StartsWith('/') != true
        ? folder
        : null;

    /// <summary>Whether a time zone is named, of which the smallest images know none.</summary>
    public bool NamesTimeZone => Stage.Instructions.Any(part =>
        part.Word == "ENV" && WordSplit.ByQuotes(part.Rest, Text.Escape).Any(word => word.Split('=')[0] == "TZ"));

    /// <summary>Whether something asks the program from inside, for which it needs what a small image has not.</summary>
    public bool HasHealthcheck => Stage.Instructions.Any(part => part.Word == "HEALTHCHECK" && part.Rest != "NONE");

    public RunText RunOf(ShellCommand command) => Runs.First(run => run.Commands.Contains(command));

    /// <summary>The path of a file that a command names, where that step runs.</summary>
    public string? PathOf(ShellCommand command, string path) => CleanFolder.Joined(Walk.Folder(Stage, RunOf(command).Part), path);

    /// <summary>What follows an option, as in "-o FILE"; null: it is not there, or not known.</summary>
    public static string? ValueOf(ShellCommand command, params string[] options)
    {
        var words = command.Arguments.ToList();
        var at = words.FindIndex(word => options.Any(word.Is));
        return at >= 0 && at + 1 < words.Count ? words[at + 1].Value : null;
    }
}
