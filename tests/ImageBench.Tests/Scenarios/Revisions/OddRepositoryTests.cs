using ImageBench.Scenarios.Revisions;
using ImageBench.Scenarios.Revisions.Trees;

namespace ImageBench.Tests.Scenarios.Revisions;

/// <summary>Repositories that are not as most are: another hash, several working trees, no branch, names of one spelling.</summary>
public sealed class OddRepositoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sha1", 40)]
    [InlineData("sha256", 64)]
    public async Task WhateverItsObjectsAreNamedBy(string objects, int letters)
    {
        using var sample = new SampleRepository(objects);
        sample.Write("a.txt", "one\n");
        sample.Commit("first");
        sample.Write("a.txt", "two\n");
        sample.Commit("second");

        var (id, laid) = await Base(sample, sample.Path, "HEAD~1");

        Assert.Equal(letters, id.Length);
        Assert.Equal("one\n", await File.ReadAllTextAsync(Path.Combine(laid.Folder, "a.txt"), Token));
    }

    [Fact]
    public async Task AFurtherWorkingTreeWithoutABranchIsWhatItsOwnHeadSays()
    {
        using var sample = new SampleRepository();
        sample.Write("a.txt", "one\n");
        var first = sample.Commit("first");
        sample.Write("a.txt", "two\n");
        var second = sample.Commit("second");
        sample.Write("a.txt", "three\n");
        sample.Commit("third");
        sample.Git("worktree", "add", "--quiet", "--detach", sample.Aside("beside"), second);

        var (id, laid) = await Base(sample, sample.Aside("beside"), "HEAD~1");

        Assert.Equal(first, id);
        Assert.Equal("one\n", await File.ReadAllTextAsync(Path.Combine(laid.Folder, "a.txt"), Token));
        Assert.Equal(second, (await Base(sample, sample.Aside("beside"), "main")).Id);
    }

    [Fact]
    public async Task NamesThatDifferInTheirCaseAloneAreTwo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Disks elsewhere know no difference.");
        using var sample = new SampleRepository();
        sample.Write("Readme", "one\n");
        sample.Write("readme", "two\n");
        sample.Commit("first");
        sample.Git("mv", "Readme", "README");
        sample.Commit("second");

        var (_, laid) = await Base(sample, sample.Path, "HEAD~1");

        Assert.Equal(
            ["Readme", "readme"],
            Directory.GetFiles(laid.Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    private static async Task<(string Id, LaidOutTree Laid)> Base(SampleRepository sample, string folder, string name)
    {
        var repository = await GitRepository.Open(folder, Token);
        var search = new RevisionSearch(repository, new(_ => null));
        var found = (await search.FindBase(name, await search.FindHead(null, Token), Token)).Revision!;
        var tree = await RevisionTree.Read(repository, found, Token);
        return (found.Id, await tree.LayOut([""], sample.Aside($"laid-{name}"), new WorkingTree(folder), Some.Time, Token));
    }
}
