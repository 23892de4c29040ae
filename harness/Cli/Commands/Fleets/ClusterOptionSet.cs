using System.CommandLine;
using System.Text.RegularExpressions;
using ImageBench.Cli.Options.Values;
using ImageBench.Runs.Fleets;

namespace ImageBench.Cli.Commands.Fleets;

/// <summary>What a job of a cluster is asked besides the run.</summary>
internal sealed partial class ClusterOptionSet
{
    private readonly Option<string> _name = Matched(
        "--name", "NAME", "What the job and the run are called.", Label(), "letters, digits and hyphens, such as nightly");
    private readonly Option<string> _image = Matched(
        "--image", "IMAGE", "The image that holds ImageBench and the scenarios.", Reference(), "an image, such as "
            + "registry.example/bench:1");
    private readonly Option<string> _claim = Matched(
        "--results-claim",
        "CLAIM",
        "The PersistentVolumeClaim, writable by all pods, that gets the run folders.",
        Label(),
        "the name of a claim, such as results");
    private readonly Option<string> _cpus = Quantity("--cpus", "The CPUs that each machine gives its builds.", "4");
    private readonly Option<string> _memory = Quantity("--memory", "The memory that each machine gives its builds.", "8Gi");
    private readonly Option<string?> _socket = new("--engine-socket")
    {
        Description = "The socket of each machine's own engine, which its pod is given: root on that machine. Default: a BuildKit "
            + "without root "
            + "in each pod.",
        HelpName = "PATH",
        Validators =
        {
            result =>
            {
                if (result.TypedText() is { } path && !path.StartsWith('/'))
                    result.AddError($"--engine-socket '{path}' is no path from the root; write one, such as /var/run/docker.sock.");
            },
        },
    };

    public IEnumerable<Option> All => [_name, _image, _claim, _cpus, _memory, _socket];

    public ClusterRequest Read(ParseResult parsed) => new(
        parsed.GetRequiredValue(_name),
        parsed.GetRequiredValue(_image),
        parsed.GetRequiredValue(_claim),
        parsed.GetRequiredValue(_cpus),
        parsed.GetRequiredValue(_memory),
        parsed.GetValue(_socket));

    private static Option<string> Quantity(string name, string description, string otherwise)
    {
        var option = Matched(name, "QUANTITY", description, Amount(), "a quantity of Kubernetes, such as 4 or 8Gi");
        option.DefaultValueFactory = _ => otherwise;
        option.Required = false;
        return option;
    }

    private static Option<string> Matched(string name, string helpName, string description, Regex form, string valid) => new(name)
    {
        Description = description,
        HelpName = helpName,
        Required = true,
        Validators =
        {
            result =>
            {
                if (result.TypedText() is { } text && !form.IsMatch(text))
                    result.AddError($"{name} '{text}' is not one; write {valid}.");
            },
        },
    };

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._:/@-]{0,500}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A[0-9]+(\.[0-9]+)?(m|[KMGTP]i?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Amount();
}
