using ImageBench.Tests.Runs.Fleets.Clusters;

namespace ImageBench.Tests.Cli.Commands.Fleets;

/// <summary>Which cluster is meant, found as kubectl finds it; each mistake is told before anything is asked.</summary>
public sealed class KubeConfigTests : IAsyncDisposable
{
    private static readonly string[] Job =
        ["fleet", "kubernetes", "--shards", "2", "--name", "nightly", "--image", "bench:1", "--results-claim", "results"];

    private readonly CommandLine _line = new();
    private readonly PlayedCluster _cluster = new();

    [Fact]
    public async Task WithoutAKubeconfigNoClusterIsKnown()
    {
        _line.Environment["HOME"] = _line.Folder;
        _line.Environment["KUBECONFIG"] = "";
        // Whoever tests in a pod is in a cluster.
        _line.Environment["KUBERNETES_SERVICE_HOST"] = "";

        var ended = await Apply();

        Assert.Equal(3, ended.ExitCode);
        Assert.Equal(
            ["No cluster is known here: there is no HERE/.kube/config. Name a kubeconfig with KUBECONFIG, as for kubectl."],
            ended.ErrorLines);
    }

    [Fact]
    public async Task TheHomeFoldersIsTakenWhereNoOtherIsNamed()
    {
        _line.Environment["HOME"] = _line.Folder;
        _line.Environment["KUBECONFIG"] = "";
        _line.Write(".kube/config", _cluster.KubeConfig);
        _cluster.Then("Complete", SomePod.Done(0), SomePod.Done(1));

        Assert.Equal(0, (await Apply()).ExitCode);
    }

    [Fact]
    public async Task OfSeveralFilesThoseThatAreThereAreReadTogether()
    {
        const string Contexts = """
            current-context: mine
            contexts: [{ name: mine, context: { cluster: here, user: me } }]
            """;
        var whole = _line.Write("whole", _cluster.KubeConfig);
        _line.Environment["KUBECONFIG"] = string.Join(
            Path.PathSeparator, Path.Combine(_line.Folder, "gone"), _line.Write("contexts", Contexts), whole);
        _cluster.Then("Complete", SomePod.Done(0), SomePod.Done(1));

        Assert.Equal(0, (await Apply("--namespace", "bench")).ExitCode);
    }

    [Theory]
    [InlineData("current-context: played", "", "--context none", "The kubeconfig HERE/k has no context 'none'; it has played, other.")]
    [InlineData("current-context: played", "current-context: gone", "",
        "The kubeconfig HERE/k has no context 'gone'; it has played, other.")]
    [InlineData("current-context: played", "", "--context Played", "The kubeconfig HERE/k has no context 'Played'; it has played, other.")]
    [InlineData("current-context: played", " ", "", "The kubeconfig HERE/k has no current-context: name one with --context.")]
    [InlineData("{ cluster: here, user: me }", "{ cluster: there, user: me }", "--context other", "The kubeconfig HERE/k cannot be used: ")]
    [InlineData("apiVersion: v1", "apiVersion: [", "", "The kubeconfig HERE/k cannot be used: ")]
    public async Task AKubeconfigThatSaysNoClusterIsNamed(string from, string to, string options, string mistake)
    {
        var text = to.Length > 0 ? _cluster.KubeConfig.Replace(from, to, StringComparison.Ordinal) : _cluster.KubeConfig;
        _line.Environment["KUBECONFIG"] = _line.Write("k", text);

        var ended = await Apply(options.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, ended.ExitCode);
        Assert.StartsWith(mistake, Assert.Single(ended.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--context other", "--context is for --apply, which is not given: give both or leave it out.")]
    [InlineData("--namespace bench", "--namespace is for --apply, which is not given: give both or leave it out.")]
    [InlineData("--results runs", "--results is for --apply, which is not given: give both or leave it out.")]
    [InlineData("--apply --output job.yaml",
        "--apply submits the job and writes none: leave --output out, or run the command once for each.")]
    public async Task OptionsThatNothingComesOfAreRefused(string options, string mistake)
    {
        var ended = await _line.Run([.. Job, .. options.Split(' '), "--", "--scenario", "app"]);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(mistake, ended.ErrorLines);
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _line.Dispose();
    }

    private Task<Ended> Apply(params string[] more) => _line.Run([.. Job, "--apply", .. more, "--", "--scenario", "app"]);
}
