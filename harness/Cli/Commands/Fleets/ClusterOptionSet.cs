using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using ImageBench.Cli.Options.Values;
using ImageBench.Runs.Fleets.Clusters;

namespace ImageBench.Cli.Commands.Fleets;

/// <summary>What a job of a cluster is asked besides the run.</summary>
internal sealed partial class ClusterOptionSet
{
    private readonly Option<string> _name = RunName("What the job and the run are called.");
    private readonly Option<string> _image = Matched(
        "--image", "IMAGE", "The image that holds ImageBench and the scenarios.", Reference(), "an image, such as "
            + "registry.example/bench:1");
    private readonly Option<string> _claim = Matched(
        "--results-claim",
        "CLAIM",
        "The PersistentVolumeClaim, writable by all pods, that gets the run folders, where no registry does.",
        ObjectName(),
        "the name of a claim, such as results",
        isRequired: false);
    private readonly Option<string?> _registry = RepositoryOption.Of(
        "The repository that gets the run folders, for 'imagebench fleet collect'.", isRequired: false);
    private readonly Option<string> _secret = Matched(
        "--registry-secret",
        "SECRET",
        "The cluster's secret with the login for it, as 'kubectl create secret docker-registry' makes one. Default: none is needed.",
        ObjectName(),
        "the name of a secret, such as registry-login",
        isRequired: false);
    private readonly Option<string> _cpus = Quantity(
        "--cpus", "The CPUs that each machine gives its builds.", "4", Cpus(), "a number of CPUs, such as 4, 1.5 or 1500m");
    private readonly Option<string> _memory = Quantity(
        "--memory", "The memory that each machine gives its builds.", "8Gi", Memory(), "a quantity of Kubernetes, such as 8Gi");
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

    public IEnumerable<Option> All => [_name, _image, _claim, _registry, _secret, _cpus, _memory, _socket];

    public ClusterRequest Read(ParseResult parsed) => new(
        parsed.GetRequiredValue(_name),
        parsed.GetRequiredValue(_image),
        parsed.GetValue(_registry) is { } repository
            ? ClusterResults.OfRegistry(repository, parsed.GetValue(_secret))
            : ClusterResults.OfVolume(parsed.GetRequiredValue(_claim)),
        parsed.GetRequiredValue(_cpus),
        parsed.GetRequiredValue(_memory),
        parsed.GetValue(_socket));

    public static Option<string> RunName(string description) =>
        Matched("--name", "NAME", description, Label(), "letters, digits and hyphens, such as nightly");

    /// <summary>Adds an error for results that would go nowhere, to two places, or where only shards go.</summary>
    public void Check(CommandResult result, int replicates)
    {
        var (isClaim, isRegistry) = (result.Typed(_claim) is not null, result.Typed(_registry) is not null);
        if (isClaim == isRegistry)
            result.AddError("Run folders go to one place: give --results-claim CLAIM (a volume) or --registry HOST/NAME.");
        if (!isRegistry && result.Typed(_secret) is not null)
            result.AddError("--registry-secret is the login for --registry, which is not given: give both or leave it out.");
        if (isRegistry && replicates > 1)
            result.AddError("--registry gets the shards of a run: give --results-claim with --replicates.");
    }

    private static Option<string> Quantity(string name, string description, string otherwise, Regex form, string valid)
    {
        var option = Matched(name, "QUANTITY", description, form, valid, isRequired: false);
        option.DefaultValueFactory = _ => otherwise;
        return option;
    }

    private static Option<string> Matched(
        string name, string helpName, string description, Regex form, string valid, bool isRequired = true)
    {
        var option = new Option<string>(name) { Description = description, HelpName = helpName, Required = isRequired };
        option.Validators.Add(result =>
        {
            if (result.TypedText() is { } text && !form.IsMatch(text))
                result.AddError($"{name} '{text}' is not one; write {valid}.");
        });
        return option;
    }

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._:/@-]{0,500}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    // Names of pods and of their machines come of the job's, those of claims and secrets are their own: longer, with dots between parts.
    [GeneratedRegex(@"\A(?=.{1,253}\z)[a-z0-9]+(-+[a-z0-9]+)*(\.[a-z0-9]+(-+[a-z0-9]+)*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectName();

    // To a thousandth, and more than nothing.
    [GeneratedRegex(@"\A(?=.*[1-9])([0-9]{1,9}m|[0-9]{1,9}(\.[0-9]{1,3})?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Cpus();

    // Of the thousands the first is a small letter, of the others none.
    [GeneratedRegex(@"\A(?=.*[1-9])[0-9]{1,15}(\.[0-9]{1,3})?(k|[MGTP]|[KMGTP]i)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Memory();
}
