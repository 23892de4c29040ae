using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace ImageBench.Tests.Workflows;

/// <summary>What no linter knows of our workflows: they run what strangers send.</summary>
public class WorkflowRulesTests
{
    private const string Write = "write";

    public static TheoryData<string> Files => [.. WorkflowFile.Names];

    [Fact]
    public void AllOfThemAreRead() => Assert.Equal(
        [
            ".github/actions/comment/action.yml", ".github/actions/diff/action.yml", ".github/recipes/comment.yml",
            ".github/recipes/pull-request.yml", ".github/workflows/ci.yml", ".github/workflows/release.yml",
        ],
        WorkflowFile.Names);

    // GitHub puts an expression's text into the script before a shell reads that: the title of a pull request would be a command.
    [Theory]
    [MemberData(nameof(Files))]
    public void AScriptTakesWhatOthersWriteFromItsEnvironmentAlone(string name)
    {
        var file = WorkflowFile.Read(name);

        Assert.True(file.Steps.Count > 0, name);
        Assert.All(file.Scripts, script => Assert.DoesNotContain("${{", script, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void WhatOthersWroteIsCalledByAVersionOfIt(string name) => Assert.All(
        WorkflowFile.Read(name).Steps.Select(step => WorkflowFile.Find(step, "uses")?.ToString()).OfType<string>(),
        uses => Assert.Matches(@"^[\w.-]+/[\w./-]+@(v\d+(\.\d+\.\d+)?|[0-9a-f]{40})$", uses));

    [Theory]
    [MemberData(nameof(Files))]
    public void WhatBuildsWhatAStrangerSentHasNothingToWriteWith(string name)
    {
        var file = WorkflowFile.Read(name);
        Assert.NotEqual("pull_request_target", WorkflowFile.Find(file.Root, "on")?.ToString());
        Assert.DoesNotContain("pull_request_target", Keys(WorkflowFile.Find(file.Root, "on")));

        foreach (var (job, node) in file.Jobs)
        {
            var checkouts = WorkflowFile.StepsOf(node).Where(IsCheckout).ToList();
            var permissions = WorkflowFile.Find(node, "permissions") ?? WorkflowFile.Find(file.Root, "permissions");
            Assert.True(permissions is YamlMappingNode, $"{name} does not say what the job {job} may do.");
            if (checkouts.Count > 0)
                Assert.DoesNotContain(Write, ((YamlMappingNode)permissions).Children.Values.Select(value => value.ToString()));
            Assert.All(checkouts, step => Assert.Equal(
                "false", WorkflowFile.Find((YamlMappingNode)step["with"], "persist-credentials")?.ToString()));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void TheScriptsThatItRunsAreThere(string name)
    {
        var action = Path.GetDirectoryName(name)!;
        var named = WorkflowFile.Read(name).Scripts
            .SelectMany(script => Regex.Matches(script, @"bash ""?((?:\$GITHUB_ACTION_PATH|\.ci)/[\w.-]+)"))
            .Select(match => match.Groups[1].Value.Replace("$GITHUB_ACTION_PATH", action, StringComparison.Ordinal))
            .ToList();

        Assert.All(named, script => Assert.True(File.Exists(Path.Combine(Repository.Root, script)), script));
        Assert.True(named.Count > 0 || name.StartsWith(".github/recipes/", StringComparison.Ordinal), name);
    }

    private static bool IsCheckout(YamlMappingNode step) =>
        WorkflowFile.Find(step, "uses")?.ToString().StartsWith("actions/checkout@", StringComparison.Ordinal) == true;

    private static IEnumerable<string> Keys(YamlNode? node) => node switch
    {
        YamlMappingNode map => map.Children.Keys.Select(key => key.ToString()),
        YamlSequenceNode list => list.Select(item => item.ToString()),
        _ => [],
    };
}
