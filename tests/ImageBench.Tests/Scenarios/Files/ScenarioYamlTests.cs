using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Scenarios;

namespace ImageBench.Tests.Scenarios.Files;

public class ScenarioYamlTests
{
    /// <summary>How a sentence goes on that lists the keys of a scenario or of a variant.</summary>
    internal const string Options =
        ", secrets, ssh, contexts, platform, network, add_hosts, shm_size, ulimits, labels, cache_from, cache_to.";

    private const string Everything = """
        title: Movie CRUD API in Go
        baseline: multi
        context: .
        variants:
          single: { dockerfile: Dockerfile.single }
          multi:  { dockerfile: Dockerfile.multi, target: run, args: { LDFLAGS: "-s -w", GO_IMAGE: "" } }
          build:
            dockerfile: Dockerfile.multi
            target: build
        parents:
          RUNTIME_IMAGE: { hub: "alpine:3.22", debian: "imagebench/busybox" }
        edit: { source: main.go, dependency: go.mod, may_be_ignored: true }
        check:
          port: 8000
          timeout: 1m30.5s
          requests:
            - { get: /movies, status: 200, json: true }
            - { post: /movies, body: '{"title":"Alien"}', status: 201 }
            - head: /
        budget:
          multi: { unpacked: 1.5MB, content: 20MB, layers: 4, reduction: 92.5% }
          single: { layers: 9 }
        """;

    [Fact]
    public void EveryKeyIsRead()
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add("app", Everything);
        Assert.Empty(scenarios.Mistakes());

        var scenario = Assert.Single(scenarios.Read().Scenarios);

        Assert.Equal(("Movie CRUD API in Go", "multi"), (scenario.Title, scenario.Baseline));
        Assert.Equal(["single", "multi", "build"], scenario.Variants.Select(variant => variant.Name));
        Assert.Equal(new Dictionary<string, string> { ["LDFLAGS"] = "-s -w", ["GO_IMAGE"] = "" }, scenario.Variants[1].Arguments);
        Assert.Equal([new ParentImage("RUNTIME_IMAGE", "alpine:3.22", "imagebench/busybox")], scenario.Parents);
        Assert.Equal(new EditedFiles("main.go", "go.mod") { MayBeIgnored = true }, scenario.Edit);
        var check = Assert.IsType<HttpCheck>(scenario.Check);
        Assert.Equal((8000, TimeSpan.FromSeconds(90.5)), (check.Port, check.Timeout));
        Assert.Equal(
            [
                ("GET", "/movies", null, 200, true),
                ("POST", "/movies", "{\"title\":\"Alien\"}", 201, false),
                ("HEAD", "/", (string?)null, 200, false),
            ],
            check.Requests.Select(request => (request.Method, request.Path, request.Body, request.Status, request.Json)));
        Assert.Equal(
            [
                new VariantBudget("multi", new ByteSize(1_500_000), new ByteSize(20_000_000), 4, 92.5),
                new VariantBudget("single", null, null, 9, null),
            ],
            scenario.Budgets);
    }

    [Fact]
    public void ADecimalCommaOnTheMachineChangesNothing()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (",", ".");
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            EveryKeyIsRead();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# title: none\n")]
    [InlineData("---\n")]
    [InlineData("\uFEFFtitle: with a byte order mark\n")]
    [InlineData("title: \"C:\\\\x\"\r\nbaseline: single\r\n")]
    [InlineData(
        "x: &it single\nbaseline: *it\n",
        "1: there is no key 'x'. Remove it: the keys are name, title, baseline, context, variants, parents, edit, check, budget, limits"
            + Options)]
    public void WhatIsLeftOutHasADefault(string yaml, params string[] mistakes) => Assert.Equal(mistakes, SampleScenarios.MistakesOf(yaml));

    [Theory]
    [InlineData(
        "titel: A\nzebra: 1",
        "1: there is no key 'titel'. Write 'title': the keys are name, title, baseline, context, variants, parents, edit, check, budget, "
            + "limits" + Options,
        "2: there is no key 'zebra'. Remove it: the keys are name, title, baseline, context, variants, parents, edit, check, budget, limits"
            + Options)]
    [InlineData("title: A\ntitle: B", "2: title is given twice, first in line 1. Keep one of the two.")]
    [InlineData("title: [A]", "1: title must be text, not a list. Write title: Movie CRUD API in Go.")]
    [InlineData("title:", "1: title must be text, not nothing. Write title: Movie CRUD API in Go.")]
    [InlineData("title: \"A\\nB\"", "1: title has more than one line. Write one line.")]
    [InlineData("- title: A", "1: the file must be a map of keys, not a list. Write keys such as title: Movie CRUD API in Go.")]
    [InlineData("hello", "1: the file must be a map of keys, not 'hello'. Write keys such as title: Movie CRUD API in Go.")]
    [InlineData("baseline: sinlge", "1: baseline 'sinlge' names no variant. Write 'single': the variants are multi, single.")]
    [InlineData("baseline: python", "1: baseline 'python' names no variant. Write one of the variants: multi, single.")]
    [InlineData(
        "context: src", "1: context 'src' is no folder of the scenario. Name a folder that is there, or '.' for the scenario's own.")]
    [InlineData(
        "context: main.go",
        "1: context 'main.go' is no folder of the scenario. Name a folder that is there, or '.' for the scenario's own.")]
    [InlineData(
        "context: ../other",
        "1: context '../other' lies outside of the scenario's folder. Name the folder itself ('.') or one inside it, or give it on the "
            + "command line: --context DIR.")]
    [InlineData(
        "context: /",
        "1: context '/' lies outside of the scenario's folder. Name the folder itself ('.') or one inside it, or give it on the command "
            + "line: --context DIR.")]
    [InlineData(
        "edit: { source: main.c, dependency: ../go.mod, sauce: x }",
        "1: there is no key 'edit.sauce'. Write 'source': the keys of edit are source, dependency, may_be_ignored.",
        "1: edit.source 'main.c' is no file of the context. Name a file that is there, relative to the context.",
        "1: edit.dependency '../go.mod' lies outside of the context. Name a file of the context, relative to it.")]
    public void TheFirstLevelIsChecked(string yaml, params string[] mistakes) => Assert.Equal(mistakes, SampleScenarios.MistakesOf(yaml));

    [Theory]
    [InlineData(
        "budget: { multi: { content: 20, unpacked: 20 MiB } }",
        "1: budget.multi.unpacked must be a size with its unit, not '20 MiB'. Write unpacked: 20MB; a size is a number and a unit, such "
            + "as 20MB (units: B, kB, MB, GB).",
        "1: budget.multi.content must be a size with its unit, not '20'. Write content: 20MB; a size is a number and a unit, such as "
            + "20MB (units: B, kB, MB, GB).")]
    [InlineData(
        "budget: { multi: { reduction: 90 } }",
        "1: budget.multi.reduction must be a percent from 0% to 100%, not '90'. Write reduction: 90%.")]
    [InlineData(
        "budget: { multi: { reduction: 101%, layers: 0 } }",
        "1: budget.multi.layers must be a whole number from 1 to 1000, not '0'. Write layers: 4.",
        "1: budget.multi.reduction must be a percent from 0% to 100%, not '101%'. Write reduction: 90%.")]
    [InlineData("budget:\n  multy: { layers: 4 }", "2: budget.multy names no variant. Write 'multi': the variants are multi, single.")]
    [InlineData(
        "budget: 20MB",
        "1: budget must be a map of keys, not '20MB'. Write budget: { multi: { content: 20MB, layers: 4, reduction: 90% } }.")]
    public void BudgetsAreChecked(string yaml, params string[] mistakes) => Assert.Equal(mistakes, SampleScenarios.MistakesOf(yaml));
}
