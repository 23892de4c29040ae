using System.CommandLine;
using ImageBench.Cli.Options;

namespace ImageBench.Cli.Commands.Advising;

/// <summary><c>imagebench advise</c>: its name, argument and options. Its two forms are classes of their own.</summary>
internal sealed class AdviseCommand(RunOptionSet run, TimeProvider time)
{
    private readonly AdviceOptionSet _options = new(run);

    public Command Make()
    {
        var command = new Command(
            "advise",
            "Rewrites a Dockerfile in known ways, builds, checks and measures each, and leaves those that pay as a patch.")
        {
            _options.Path,
        };
        foreach (var option in _options.All)
            command.Add(option);
        command.Validators.Add(_options.Check);
        var (judge, search) = (new JudgeCall(_options, time), new SearchCall(_options, time));
        command.SetAction((parsed, cancellationToken) =>
            _options.Judged(parsed) is null ? search.Run(parsed, cancellationToken) : judge.Run(parsed, cancellationToken));
        return command;
    }
}
