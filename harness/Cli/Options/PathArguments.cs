using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Cli.Options;

/// <summary>What is built, by its path: of the root and of <c>list</c> each its own, since the root's would be shown there.</summary>
internal sealed class PathArguments(SharedOptions shared)
{
    private readonly Argument<string[]> _path = new("PATH")
    {
        Description = "A folder with Dockerfiles, or a Dockerfile, to build; a scenario's name will do. Several: all of them.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Argument<string[]> _listed = new("PATH")
    {
        Description = "A folder with Dockerfiles, or a Dockerfile; a scenario's name will do. Default: what is found here.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Argument Path => _path;

    public Argument Listed => _listed;

    /// <summary>Paths, as they were typed.</summary>
    public IEnumerable<string> Named(ParseResult parsed) => [.. parsed.GetValue(_path) ?? [], .. parsed.GetValue(_listed) ?? []];

    /// <summary>Whether a path was given.</summary>
    public bool IsAny(CommandResult result) => PathsOf(result).Any();

    /// <summary>Adds an error for what is no path.</summary>
    public void Check(CommandResult result)
    {
        foreach (var path in PathsOf(result))
        {
            if (path.StartsWith('-'))
            {
                result.AddError($"Unrecognized command or argument '{path}'.");
            }
            else if (path is "help" or "version" && !System.IO.Path.Exists(path) && !shared.HasScenario(result, path))
            {
                result.AddError($"'{path}' is no command, and nothing of that name is here to build; write imagebench --{path}.");
            }
            else if (NearestWord.Find(path, result.Command.Subcommands.Select(command => command.Name)) is { } command
                && !System.IO.Path.Exists(path) && !shared.HasScenario(result, path))
            {
                result.AddError($"Unrecognized command or argument '{path}'; did you mean {command}?");
            }
        }
    }

    private IEnumerable<string> PathsOf(CommandResult result) => new[] { _path, _listed }
        .SelectMany(argument => result.GetResult(argument)?.Tokens.Select(token => token.Value) ?? []);
}
