using ImageBench.Model;
using ImageBench.Scenarios.Revisions;

namespace ImageBench.Tests.Scenarios.Revisions;

public sealed class RevisionSearchTests : IDisposable
{
    private readonly SampleRepository _repository = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OfABranchTheMergeBaseCountsAndOfACommitItself()
    {
        var (shared, tip) = Diverge();
        _repository.Git("tag", "v1", tip);

        Assert.Equal((shared, "the merge base of main and HEAD"), await Base("main"));
        Assert.Equal((tip, "v1"), await Base("v1"));
        Assert.Equal((shared, "HEAD~1"), await Base("HEAD~1"));
    }

    [Fact]
    public async Task ABranchThatIsOfTheRemoteAloneIsFoundThere()
    {
        var (shared, tip) = Diverge();
        _repository.Git("update-ref", "refs/remotes/origin/main", tip);
        _repository.Git("branch", "--quiet", "-D", "main");

        Assert.Equal((shared, "the merge base of origin/main and HEAD"), await Base("main"));
    }

    [Theory]
    [InlineData("GITHUB_BASE_REF", "main")]
    [InlineData("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main")]
    [InlineData("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main")]
    [InlineData("CHANGE_TARGET", "main")]
    [InlineData("BUILDKITE_PULL_REQUEST_BASE_BRANCH", "main")]
    [InlineData("BITBUCKET_PR_DESTINATION_BRANCH", "main")]
    public async Task WhatACiSystemNamesIsTheBase(string variable, string value)
    {
        var (shared, tip) = Diverge();
        _repository.Git("update-ref", "refs/remotes/origin/main", tip);

        var found = await Base("auto", new() { [variable] = value });

        Assert.Equal((shared, $"the merge base of origin/main (from {variable}) and HEAD"), found);
    }

    [Fact]
    public async Task WhatAPushWasMadeOnTopOfIsTheBase()
    {
        var (shared, _) = Diverge();
        var said = _repository.Aside("event.json");
        await File.WriteAllTextAsync(said, $$"""{ "before": "{{shared}}", "repository": { "default_branch": "main" } }""", Token);

        Assert.Equal(shared, (await Base("auto", new() { ["GITHUB_EVENT_PATH"] = said })).Id);
        Assert.Equal(shared, (await Base("auto", new() { ["CI_COMMIT_BEFORE_SHA"] = shared })).Id);
    }

    [Fact]
    public async Task OfAPullRequestThatIsBuiltAsAMergeTheBaseIsWhatItIsMergedInto()
    {
        var (_, tip) = Diverge();
        var own = _repository.Git("rev-parse", "HEAD").Trim();
        _repository.Git("checkout", "--quiet", "--detach", tip);
        _repository.Git("merge", "--quiet", "--no-ff", "--message", "merge", own);
        var merge = _repository.Git("rev-parse", "HEAD").Trim();
        Dictionary<string, string> variables = new() { ["GITHUB_REF"] = "refs/pull/7/merge", ["GITHUB_SHA"] = merge };

        Assert.Equal((tip, $"{merge}^1 (from GITHUB_SHA)"), await Base("auto", variables));
    }

    [Fact]
    public async Task OfAMergeRequestThatIsBuiltAsAMergeTheBaseIsTheTargetBranchAsItWasMergedInto()
    {
        var (shared, tip) = Diverge();
        _repository.Git("merge", "--quiet", "--no-ff", "--message", "merge", tip);
        Dictionary<string, string> variables = new()
        {
            ["CI_MERGE_REQUEST_TARGET_BRANCH_SHA"] = tip,
            ["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = shared,
        };
        Assert.Equal((tip, $"{tip} (from CI_MERGE_REQUEST_TARGET_BRANCH_SHA)"), await Base("auto", variables));

        // Empty in the pipelines of the branch itself.
        variables["CI_MERGE_REQUEST_TARGET_BRANCH_SHA"] = "";
        Assert.Equal((shared, $"{shared} (from CI_MERGE_REQUEST_DIFF_BASE_SHA)"), await Base("auto", variables));
    }

    [Fact]
    public async Task OfAPullRequestWhoseOwnCommitIsCheckedOutNeitherThatBeforeItNorAnEarlierPushIsTheBase()
    {
        var (_, tip) = Diverge();
        var before = _repository.Git("rev-parse", "HEAD").Trim();
        _repository.Commit("pushed later");
        var said = _repository.Aside("event.json");
        Dictionary<string, string> variables = new()
        {
            ["GITHUB_REF"] = "refs/pull/7/merge",
            ["GITHUB_SHA"] = new string('a', 40),
            ["GITHUB_EVENT_PATH"] = said,
        };
        await File.WriteAllTextAsync(
            said, $$"""{ "before": "{{before}}", "pull_request": { "base": { "sha": "{{new string('b', 40)}}" } } }""", Token);
        Assert.Null((await Base("auto", variables)).Id);

        await File.WriteAllTextAsync(said, $$"""{ "before": "{{before}}", "pull_request": { "base": { "sha": "{{tip}}" } } }""", Token);
        Assert.Equal(tip, (await Base("auto", variables)).Id);
    }

    [Theory]
    [InlineData("GIT_PREVIOUS_SUCCESSFUL_COMMIT")]
    [InlineData("CI_COMMIT_BEFORE_SHA")]
    public async Task AJobThatIsRunAgainIsNotComparedWithItself(string variable)
    {
        var head = _repository.Commit("first");

        Assert.Null((await Base("auto", new() { [variable] = head })).Id);
    }

    [Fact]
    public async Task ANewBranchHasNoBaseAndIsNoMistake()
    {
        _repository.Commit("first");
        var (repository, head) = await Head();

        var found = await new RevisionSearch(repository, new(name => name == "CI_COMMIT_BEFORE_SHA" ? new string('0', 40) : null))
            .FindBase("auto", head, Token);

        Assert.Null(found.Revision);
        Assert.Contains("The head is measured alone", found.WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutARemoteThatIsWhyThereIsNoBase()
    {
        _repository.Commit("first");
        Assert.Contains("and the repository has no remote, whose", await WhyNot(), StringComparison.Ordinal);

        _repository.Git("remote", "add", "origin", _repository.Aside("nowhere"));
        Assert.Contains("git remote set-head origin --auto", await WhyNot(), StringComparison.Ordinal);

        _repository.Git("update-ref", "refs/remotes/origin/HEAD", "HEAD");
        Assert.Contains("nothing came since the remote's default branch", await WhyNot(), StringComparison.Ordinal);

        async Task<string?> WhyNot()
        {
            var (repository, head) = await Head();
            return (await new RevisionSearch(repository, new(_ => null)).FindBase("auto", head, Token)).WhyNot;
        }
    }

    [Theory]
    [InlineData("mian")]
    [InlineData("--output=/tmp/x")]
    [InlineData("HEAD:a.txt")]
    public async Task ARevisionThatIsNoneIsBadInput(string name)
    {
        _repository.Write("a.txt", "one\n");
        _repository.Commit("first");

        var fault = await Assert.ThrowsAsync<Fault>(() => Base(name));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains($"--base {name} is no commit", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfAShallowCloneTheRemedyIsTold()
    {
        _repository.Commit("first");
        _repository.Commit("second");
        _repository.Git("clone", "--quiet", "--depth=1", $"file://{_repository.Path}", _repository.Aside("clone"));
        var clone = await GitRepository.Open(_repository.Aside("clone"), Token);
        var search = new RevisionSearch(clone, new(_ => null));
        var head = await search.FindHead(null, Token);

        var fault = await Assert.ThrowsAsync<Fault>(() => search.FindBase("HEAD~1", head, Token));

        Assert.Contains("fetch-depth: 0", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _repository.Dispose();

    // main went on after the branch that is checked out left it.
    private (string Shared, string Tip) Diverge()
    {
        var shared = _repository.Commit("shared");
        var tip = _repository.Commit("main went on");
        _repository.Git("checkout", "--quiet", "-b", "change", shared);
        _repository.Commit("change");
        return (shared, tip);
    }

    private async Task<(GitRepository Repository, Revision Head)> Head()
    {
        var repository = await _repository.Open();
        return (repository, await new RevisionSearch(repository, new(_ => null)).FindHead(null, Token));
    }

    private async Task<(string? Id, string? Words)> Base(string name, Dictionary<string, string>? variables = null)
    {
        var (repository, head) = await Head();
        var search = new RevisionSearch(repository, new(variable => variables?.GetValueOrDefault(variable)));
        var found = await search.FindBase(name, head, Token);
        return (found.Revision?.Id, found.Revision?.Words);
    }
}
