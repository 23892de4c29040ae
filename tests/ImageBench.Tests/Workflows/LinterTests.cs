namespace ImageBench.Tests.Workflows;

/// <summary>
/// What linters say of workflows, actions and scripts: of ours, of those that a command writes, and of some with mistakes.
/// </summary>
public sealed class LinterTests : IDisposable
{
    private readonly Cli.CommandLine _line = new();

    [Fact]
    public async Task NothingIsSaidOfOurWorkflowsActionsAndRecipesNorOfThoseThatACommandWrites()
    {
        var written = Path.Combine(_line.Folder, "fleet.yml");
        var ended = await _line.Run(
            "fleet", "github", "--shards", "3", "--replicates", "2", "--output", written, "--", "--scenario", "app", "--label", "a=it's b");
        Assert.Equal(0, ended.ExitCode);

        Assert.Empty(await Linter.OfWorkflows([.. WorkflowFile.Names, written]));
    }

    [Fact]
    public async Task MistakesAreTold()
    {
        (string File, string Text, string Mistake)[] wrong =
        [
            ("key.yml", Workflow("runs-on: ubuntu-24.04", "step: []"), "key.yml:5: "),
            ("runner.yml", Workflow("runs-on: ubuntu-1404", "steps: [{ run: 'true' }]"), "label \"ubuntu-1404\" is unknown"),
            ("output.yml", Workflow("runs-on: ubuntu-24.04", "steps: [{ run: 'true', if: steps.none.outputs.x }]"), "\"none\""),
            (
                "title.yml",
                Workflow("runs-on: ubuntu-24.04", "steps: [{ run: 'echo ${{ github.event.pull_request.title }}' }]"),
                "potentially untrusted"
            ),
            ("action.yml", "name: a\ndescription: b\nruns:\n  using: composite\n  steps:\n    - run: 'true'\n", "shell"),
        ];

        var told = await Linter.OfWorkflows([.. wrong.Select(one => _line.Write(one.File, one.Text))]);

        Assert.All(wrong, one => Assert.Contains(
            told,
            line => line.Contains($"/{one.File}:", StringComparison.Ordinal) && line.Contains(one.Mistake, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task NothingIsSaidOfTheScriptsThatTheyRun()
    {
        var folders = (string[])[".ci", ".github/actions"];
        var scripts = folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal))
            .Where(file => File.ReadLines(file).FirstOrDefault()?.StartsWith("#!/usr/bin/env bash", StringComparison.Ordinal) == true)
            .ToList();
        var inside = WorkflowFile.Names
            .SelectMany(name => WorkflowFile.Read(name).Scripts)
            .Select((script, number) => _line.Write(FormattableString.Invariant($"run-{number}.sh"), script + "\n"))
            .ToList();

        Assert.True(scripts.Count > 5 && inside.Count > 5, $"Only {scripts.Count} and {inside.Count} scripts were found.");
        Assert.Empty(await Linter.OfScripts([.. scripts, .. inside]));
    }

    [Fact]
    public async Task AMistakeInAScriptIsTold() =>
        Assert.Contains("SC2086", Assert.Single(await Linter.OfScripts([_line.Write("wrong.sh", "rm $1\n")])), StringComparison.Ordinal);

    public void Dispose() => _line.Dispose();

    private static string Workflow(params string[] job) =>
        $"on: push\njobs:\n  a:\n{string.Concat(job.Select(line => $"    {line}\n"))}";
}
