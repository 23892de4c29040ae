using System.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace ImageBench.Tests.Cli.Commands.Fleets;

public sealed class FleetTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task AWorkflowOfGitHubMeasuresEachPartAndMergesAlsoWhereOneFailed()
    {
        var root = await Written("fleet", "github", "--shards", "3", "--", "--scenario", "app", "--label", "a=it's \"b\" $c");

        Assert.Equal("read", Text(root, "permissions", "contents"));
        Assert.Single(Map(root, "permissions").Children);
        Assert.Equal(["1", "2", "3"], List(root, "jobs", "measure", "strategy", "matrix", "shard").Select(Scalar));
        Assert.Equal("false", Text(root, "jobs", "measure", "strategy", "fail-fast"));
        Assert.Equal("${{ matrix.shard }}/3", Text(root, "jobs", "measure", "env", "SHARD"));
        Assert.Equal(("measure", "always()"), (Text(root, "jobs", "merge", "needs"), Text(root, "jobs", "merge", "if")));

        var measured = RunScript(Script(root, "measure", "Measure"), new() { ["SHARD"] = "2/3", ["RUNNER_TEMP"] = _line.Folder }, 0);
        Assert.Equal(
            ["--shard", "2/3", "--results", _line.Folder + "/results", "--display", "plain", "--scenario", "app", "--label", "a=it's "
                + "\"b\" $c"],
            Assert.Single(measured.Calls));
        Assert.Equal(0, measured.ExitCode);
    }

    [Theory]
    [InlineData(0, 0, 2)]
    [InlineData(1, 1, 2)]
    [InlineData(2, 1, 1)]
    public async Task TheMergeJobReportsAlsoWhereAPartIsMissingAndEndsAsTheMergeDid(int mergeCode, int exitCode, int calls)
    {
        var root = await Written("fleet", "github", "--shards", "2");
        Directory.CreateDirectory(Path.Combine(_line.Folder, "parts", "p1", "run1"));
        Directory.CreateDirectory(Path.Combine(_line.Folder, "parts", "p2", "run2"));
        Directory.CreateDirectory(Path.Combine(_line.Folder, "merged", "m"));

        var ended = RunScript(Script(root, "merge", "Merge"), new() { ["RUNNER_TEMP"] = _line.Folder }, mergeCode);

        Assert.Equal(["merge", "--results", "merged", "parts/p1/run1/", "parts/p2/run2/"], ended.Calls[0]);
        Assert.Equal((exitCode, calls), (ended.ExitCode, ended.Calls.Count));
        if (calls > 1)
            Assert.Equal(["report", "merged/m/"], ended.Calls[1]);
    }

    [Fact]
    public async Task JobsOfGitLabMeasureEachPartAndMergeThem()
    {
        var root = await Written("fleet", "gitlab", "--shards", "2", "--replicates", "3", "--", "--rounds", "5");

        var matrix = List(root, "imagebench-measure", "parallel", "matrix").Single();
        Assert.Equal(["1/2", "2/2"], List(matrix, "SHARD").Select(Scalar));
        Assert.Equal(["1/3", "2/3", "3/3"], List(matrix, "REPLICATE").Select(Scalar));
        var script = Scalar(List(root, "imagebench-measure", "script")[^1]);
        var ended = RunScript(
            script.Replace("/opt/imagebench/", "\"$RUNNER_TEMP/tools\"/", StringComparison.Ordinal),
            new() { ["SHARD"] = "1/2", ["REPLICATE"] = "3/3", ["RUNNER_TEMP"] = _line.Folder },
            0);
        Assert.Equal(
            ["--shard", "1/2", "--replicate", "3/3", "--results", "/opt/parts", "--display", "plain", "--yes", "--rounds", "5"],
            Assert.Single(ended.Calls));
        Assert.Equal("always", Text(root, "imagebench-merge", "when"));
    }

    // Where nothing is named somebody is asked, and no machine of a CI has anybody.
    [Theory]
    [InlineData("", 1)]
    [InlineData("--rounds 5", 1)]
    [InlineData("--scenarios elsewhere", 0)]
    [InlineData("--yes --rounds 5", 1)]
    [InlineData("-y", 0)]
    [InlineData("--scenario app", 0)]
    [InlineData("app --rounds 5", 0)]
    [InlineData("--compose compose.yaml", 0)]
    public async Task WhatIsFoundThereIsAgreedToOnceWhereNothingIsNamed(string options, int times)
    {
        foreach (var kind in (string[])["github", "gitlab"])
        {
            var ended = await _line.Run(["fleet", kind, "--", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

            Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
            Assert.Equal(times, ended.Output.Split(" --yes").Length - 1);
        }
    }

    [Theory]
    [InlineData("--shard 1/2", "--shard is said by the file itself, since it differs from machine to machine: leave it out.")]
    [InlineData("--shard=1/2", "--shard is said by the file itself, since it differs from machine to machine: leave it out.")]
    [InlineData("--results:out", "--results is said by the file itself, since it differs from machine to machine: leave it out.")]
    [InlineData("--rounds no", "--rounds 'no' is not a whole number of at most 2147483647; write one such as 5, or auto.")]
    [InlineData("list", "'list' is a command of its own, and not an option of a run: leave it out.")]
    [InlineData("--label a=${{secrets.x}}", "'a=${{secrets.x}}' holds ${{, which GitHub would put something in for: leave it out.")]
    public async Task OptionsOfTheRunAreCheckedBeforeAHundredMachinesFindOut(string options, string mistake)
    {
        var ended = await _line.Run(["fleet", "github", "--", .. options.Split(' ')]);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(mistake, ended.ErrorLines);
    }

    [Theory]
    [InlineData("github", "257", "1", "--shards and --replicates would be 257 jobs, and a matrix there has at most 256: write fewer.")]
    [InlineData("github", "32", "9", "--shards and --replicates would be 288 jobs, and a matrix there has at most 256: write fewer.")]
    [InlineData("gitlab", "201", "1", "--shards and --replicates would be 201 jobs, and a matrix there has at most 200: write fewer.")]
    public async Task WhatNoMatrixHoldsIsRefused(string kind, string shards, string replicates, string mistake)
    {
        var ended = await _line.Run("fleet", kind, "--shards", shards, "--replicates", replicates);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(mistake, ended.ErrorLines);
    }

    [Theory]
    [InlineData("github", "256")]
    [InlineData("gitlab", "200")]
    public async Task WhatAMatrixHoldsIsWritten(string kind, string shards) =>
        Assert.Equal(0, (await _line.Run("fleet", kind, "--shards", shards)).ExitCode);

    // By name a job of GitLab waits for 50 others at most; those of a matrix count one by one.
    [Theory]
    [InlineData("50", true)]
    [InlineData("51", false)]
    public async Task TheMergeJobOfGitLabWaitsForNoMoreThanItCan(string shards, bool isByName)
    {
        var job = Map(await Written("fleet", "gitlab", "--shards", shards), "imagebench-merge");

        Assert.Equal("imagebench-measure", Scalar(Assert.Single(List(job, isByName ? "needs" : "dependencies"))));
        Assert.Equal(!isByName, job.Children.ContainsKey("stage"));
        Assert.Equal(isByName, job.Children.ContainsKey("needs"));
        Assert.Equal("always", Text(job, "when"));
    }

    [Fact]
    public async Task APartThatIsRunAgainTakesThePlaceOfItsFirstGo()
    {
        var root = await Written("fleet", "github", "--shards", "2");

        foreach (var job in (string[])["measure", "merge"])
            Assert.Equal("true", Text(List(root, "jobs", job, "steps")[^1], "with", "overwrite"));
    }

    // There global.json and nuget.config say which SDK counts and where packages come from.
    [Fact]
    public async Task TheToolIsNotInstalledInsideOfACheckout()
    {
        var workflow = await Written("fleet", "github", "--shards", "2");
        var jobs = await Written("fleet", "gitlab", "--shards", "2");

        var step = List(workflow, "jobs", "measure", "steps").Cast<YamlMappingNode>().Single(
            one => one.Children.TryGetValue("run", out var run) && Scalar(run).StartsWith("dotnet tool", StringComparison.Ordinal));
        Assert.Equal("${{ runner.temp }}", Text(step, "working-directory"));
        foreach (var job in (string[])["imagebench-measure", "imagebench-merge"])
        {
            Assert.Equal(
                "(cd /opt/ && dotnet tool install ImageBench --tool-path /opt/imagebench)", Scalar(List(jobs, job, "script")[0]));
        }
    }

    [Fact]
    public async Task AnOptionIsAsLongAsItIs()
    {
        var label = "a=" + new string('x', 5_000);

        var root = await Written("fleet", "github", "--", "--scenario", "app", "--label", label);

        Assert.Contains(label, Script(root, "measure", "Measure"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileIsWrittenWhereItIsAskedFor()
    {
        var file = Path.Combine(_line.Folder, "fleet.yml");

        var ended = await _line.Run("fleet", "gitlab", "--output", file);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Output));
        var written = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains("imagebench-measure:", written, StringComparison.Ordinal);
    }

    public void Dispose() => _line.Dispose();

    private async Task<YamlMappingNode> Written(params string[] arguments)
    {
        var ended = await _line.Run(arguments);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        var yaml = new YamlStream();
        yaml.Load(new StringReader(ended.Output));
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private static string Script(YamlMappingNode root, string job, string step) => Text(
        List(root, "jobs", job, "steps").Single(one => ((YamlMappingNode)one).Children.Contains(new("name", step))), "run");

    private static YamlNode At(YamlNode node, params string[] path) => path.Aggregate(node, (at, name) => at[name]);

    private static string Text(YamlNode node, params string[] path) => ((YamlScalarNode)At(node, path)).Value!;

    private static string Scalar(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static YamlMappingNode Map(YamlNode node, params string[] path) => (YamlMappingNode)At(node, path);

    private static IReadOnlyList<YamlNode> List(YamlNode node, params string[] path) => [.. (YamlSequenceNode)At(node, path)];

    // As GitHub runs it, with something in place of ImageBench that keeps what it was called with, and ends a merge with that code.
    private (int ExitCode, IReadOnlyList<string[]> Calls) RunScript(string script, Dictionary<string, string> variables, int mergeCode)
    {
        var log = Path.Combine(_line.Folder, "calls");
        _line.Write("tools/imagebench", $"for it in \"$@\"; do printf '%s\\037' \"$it\"; done >> {log}\nprintf '\\036' >> {log}\n"
            + $"[ \"$1\" != merge ] || exit {mergeCode}\n");
        var stand = script.Replace("\"$RUNNER_TEMP/tools/imagebench\"", "bash \"$RUNNER_TEMP/tools/imagebench\"", StringComparison.Ordinal)
            .Replace("\"$RUNNER_TEMP/tools\"/imagebench", "bash \"$RUNNER_TEMP/tools/imagebench\"", StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-e", "-o", "pipefail", "-c", stand]) { WorkingDirectory = _line.Folder };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return (process.ExitCode, [.. File.ReadAllText(log).Split('\u001e', StringSplitOptions.RemoveEmptyEntries)
            .Select(call => call.Split('\u001f')[..^1])]);
    }
}
