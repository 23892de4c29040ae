using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Scenarios.Sources;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Cli.Options;

/// <summary>What is built: scenarios by name, or any folder or Dockerfile by its path.</summary>
internal sealed class SourceOptionSet(SharedOptions shared)
{
    private readonly Argument<string[]> _path = new("PATH")
    {
        Description = "A folder with Dockerfiles, or a Dockerfile, to build; a scenario's name will do. Several: all of them.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string[]> _scenario = new("--scenario", "-s")
    {
        Description = "A scenario, by name or path; may be given again. None, and no PATH: all.",
        HelpName = "NAME",
    };
    private readonly Option<string?> _context = new("--context")
    {
        Description = "The folder that is sent to the builds. Default: that of the Dockerfile, or what scenario.yaml says.",
        HelpName = "DIR",
    };

    public Argument Path => _path;

    public IReadOnlyList<Option> All => [_scenario, _context];

    /// <summary>Names and paths, as they were typed.</summary>
    public IReadOnlyList<string> Named(ParseResult parsed) => [.. parsed.GetValue(_path) ?? [], .. parsed.GetValue(_scenario) ?? []];

    public SourceOptions Read(ParseResult parsed) => new() { ContextFolder = parsed.GetValue(_context) };

    /// <summary>Adds an error for what is no path, and for options that nothing is named for.</summary>
    public void Check(CommandResult result)
    {
        List<string> paths = [.. result.GetResult(_path)?.Tokens.Select(token => token.Value) ?? []];
        foreach (var path in paths)
        {
            if (path.StartsWith('-'))
            {
                result.AddError($"Unrecognized command or argument '{path}'.");
            }
            else if (NearestWord.Find(path, result.Command.Subcommands.Select(command => command.Name)) is { } command 
                && !System.IO.Path.Exists(path) && !shared.HasScenario(result, path))
            {
                result.AddError($"Unrecognized command or argument '{path}'; did you mean {command}?");
            }
        }

        if (result.GetValue(_context) is not null && paths.Count == 0 && result.GetResult(_scenario) is not { Implicit: false })
            result.AddError("--context is that of a PATH or a --scenario; name one.");
    }

    /// <summary>Whether a path was given.</summary>
    public bool HasPath(CommandResult result) => result.GetResult(_path) is { Tokens.Count: > 0 };
}
