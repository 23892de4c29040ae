using ImageBench.Model;
using ImageBench.Scenarios.Revisions;

namespace ImageBench.Tests.Scenarios.Revisions;

public sealed class GitRepositoryTests : IDisposable
{
    private readonly SampleRepository _repository = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatLiesInNoRepositoryHasNoRevisions()
    {
        Directory.CreateDirectory(_repository.Aside("plain"));

        var fault = await Assert.ThrowsAsync<Fault>(() => GitRepository.Open(_repository.Aside("plain"), Token));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains("lies in no git repository", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("committer A <a@b> 99999999999999 +0000\n", 0)]
    [InlineData("committer A <a@b> 1700000000 +0000\n", 1_700_000_000)]
    [InlineData("committer\n", 0)]
    [InlineData("", 0)]
    public async Task ACommitWhoseTimeIsNoneIsOf1970(string committer, long seconds)
    {
        _repository.Commit("first");
        var tree = _repository.Git("rev-parse", "HEAD^{tree}").Trim();
        _repository.Write(
            "made", $"tree {tree}\nauthor A <a@b> 1 +0000\n{committer}\nfirst\n\ncommitter M <m@m> 12345 +0000\n");
        var id = _repository.Git("hash-object", "-t", "commit", "-w", "--literally", "made").Trim();

        var revision = await (await _repository.Open()).Describe(id, "made", Token);

        Assert.Equal(seconds, revision.CommittedAt.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task WhatTheRepositoryFetchesMissingObjectsWithIsNotStarted()
    {
        _repository.Write("a.txt", "one\n");
        var id = _repository.Commit("first");
        var blob = _repository.Git("rev-parse", "HEAD:a.txt").Trim();
        File.Delete(Path.Combine(_repository.Path, ".git", "objects", blob[..2], blob[2..]));
        var started = _repository.Aside("started");
        _repository.Git("config", "protocol.ext.allow", "always");
        _repository.Git("config", "core.repositoryFormatVersion", "1");
        _repository.Git("config", "extensions.partialClone", "origin");
        _repository.Git("config", "remote.origin.promisor", "true");
        _repository.Git("config", "remote.origin.url", $"ext::sh -c touch% {started}");

        await Assert.ThrowsAsync<Fault>(async () =>
        {
            var repository = await _repository.Open();
            var tree = await RevisionTree.Read(repository, await repository.Describe(id, "HEAD", Token), Token);
            await tree.LayOut([""], _repository.Aside("laid"), like: null, DateTimeOffset.UnixEpoch, Token);
        });

        Assert.False(File.Exists(started));
    }

    public void Dispose() => _repository.Dispose();
}
