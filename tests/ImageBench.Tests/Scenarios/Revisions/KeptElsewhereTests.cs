using System.Security.Cryptography;
using System.Text;
using ImageBench.Model;
using ImageBench.Scenarios.Revisions;
using ImageBench.Scenarios.Revisions.Trees;

namespace ImageBench.Tests.Scenarios.Revisions;

/// <summary>Contents that a repository does not hold itself: those of Git LFS, of submodules, and of a partial clone.</summary>
public sealed class KeptElsewhereTests : IDisposable
{
    private readonly SampleRepository _repository = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatLfsHasFetchedIsLaidOutAsTheWorkingTreeHasIt()
    {
        var time = new DateTime(2020, 3, 4, 5, 6, 7, DateTimeKind.Utc);
        var (same, changed) = (WritePointer("same.bin", "same content"), WritePointer("changed.bin", "was"));
        var never = WritePointer("never.bin", "never fetched");
        File.Delete(Kept("never fetched"));
        var id = _repository.Commit("first");
        await File.WriteAllTextAsync(same, "same content", Token);
        await File.WriteAllTextAsync(changed, "is now", Token);
        await File.WriteAllTextAsync(never, "never fetched", Token);
        File.SetLastWriteTimeUtc(same, time);

        var laid = await LayOut(id);

        Assert.Equal("same content", await File.ReadAllTextAsync(Path.Combine(laid.Folder, "same.bin"), Token));
        Assert.Equal("was", await File.ReadAllTextAsync(Path.Combine(laid.Folder, "changed.bin"), Token));
        Assert.Equal(time, File.GetLastWriteTimeUtc(Path.Combine(laid.Folder, "same.bin")));
        Assert.Equal(Some.Time.UtcDateTime, File.GetLastWriteTimeUtc(Path.Combine(laid.Folder, "changed.bin")));
        Assert.Equal(["never.bin"], laid.Pointers);
    }

    [Fact]
    public async Task WhereTheWorkingTreeHasAPointerSoHasWhatIsComparedWithIt()
    {
        WritePointer("model.bin", "fetched once");
        var id = _repository.Commit("first");

        var laid = await LayOut(id);

        Assert.Equal(["model.bin"], laid.Pointers);
        Assert.StartsWith("version ", await File.ReadAllTextAsync(Path.Combine(laid.Folder, "model.bin"), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASubmoduleIsLaidOutAsTheRevisionHasItWhereTheCloneKnowsThat()
    {
        using var library = new SampleRepository();
        library.Write("a.txt", "one\n");
        library.Commit("first");
        _repository.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library.Path, "vendor/library");
        var id = _repository.Commit("with it");
        library.Write("a.txt", "two\n");
        library.Commit("second");
        _repository.Git("-C", "vendor/library", "pull", "--quiet");

        var laid = await LayOut(id);

        Assert.Equal([".gitmodules", "vendor", "vendor/library", "vendor/library/a.txt"], Names(laid.Folder));
        Assert.Equal("one\n", await File.ReadAllTextAsync(Path.Combine(laid.Folder, "vendor/library/a.txt"), Token));
        Assert.Empty(laid.EmptySubmodules);
        Directory.Delete(laid.Folder, recursive: true);
        _repository.Git("submodule", "--quiet", "deinit", "--force", "vendor/library");
        Assert.Equal(["vendor/library"], (await LayOut(id)).EmptySubmodules);
    }

    [Fact]
    public async Task OfAPartialCloneTheRemedyIsTold()
    {
        _repository.Write("a.txt", "one\n");
        _repository.Commit("first");
        _repository.Write("a.txt", "two\n");
        _repository.Commit("second");
        _repository.Git("config", "uploadpack.allowFilter", "true");
        _repository.Git("clone", "--quiet", "--filter=blob:none", $"file://{_repository.Path}", _repository.Aside("clone"));
        var clone = await GitRepository.Open(_repository.Aside("clone"), Token);
        var id = await clone.FindCommit("HEAD~1", Token);

        var fault = await Assert.ThrowsAsync<Fault>(async () =>
        {
            var tree = await RevisionTree.Read(clone, await clone.Describe(id!, "HEAD~1", Token), Token);
            await tree.LayOut([""], _repository.Aside("laid"), like: null, DateTimeOffset.UnixEpoch, Token);
        });

        Assert.Contains("a partial clone leaves contents out. Clone without --filter", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _repository.Dispose();

    private async Task<LaidOutTree> LayOut(string id)
    {
        var repository = await _repository.Open();
        var tree = await RevisionTree.Read(repository, await repository.Describe(id, id, Token), Token);
        return await tree.LayOut([""], _repository.Aside("tree"), new WorkingTree(_repository.Path), Some.Time, Token);
    }

    // The file, as Git LFS commits it and keeps its content.
    private string WritePointer(string name, string content)
    {
        _repository.Write(Path.GetRelativePath(_repository.Path, Kept(content)), content);
        return _repository.Write(
            name, $"version https://git-lfs.github.com/spec/v1\noid sha256:{Digest(content)}\nsize {content.Length}\n");
    }

    private string Kept(string content) =>
        Path.Combine(_repository.Path, ".git/lfs/objects", Digest(content)[..2], Digest(content)[2..4], Digest(content));

    private static string Digest(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static IEnumerable<string> Names(string folder) => Directory
        .EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Select(path => Path.GetRelativePath(folder, path))
        .Order(StringComparer.Ordinal);
}
