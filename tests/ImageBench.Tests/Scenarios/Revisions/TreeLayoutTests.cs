using ImageBench.Model;
using ImageBench.Scenarios.Revisions;
using ImageBench.Scenarios.Revisions.Trees;

namespace ImageBench.Tests.Scenarios.Revisions;

public sealed class TreeLayoutTests : IDisposable
{
    private const UnixFileMode GitsFile = (UnixFileMode)0b110_100_100;

    private readonly SampleRepository _repository = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ARevisionIsLaidOutAsACloneHasIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        _repository.Write("a.txt", "one\n");
#pragma warning disable CA1416 // Not on Windows, as said above.
        File.SetUnixFileMode(_repository.Write("bin/run.sh", "#!/bin/sh\n"), (UnixFileMode)0b111_101_101);
#pragma warning restore CA1416
        File.CreateSymbolicLink(Path.Combine(_repository.Path, "link"), "../outside");
        var id = _repository.Commit("first");
        _repository.Write("a.txt", "two\n");
        _repository.Write("untracked.txt", "not there\n");

        var laid = await LayOut(id, like: false);

        Assert.Equal(["a.txt", "bin", "bin/run.sh", "link"], Names(laid.Folder));
        Assert.Equal("one\n", await File.ReadAllTextAsync(Path.Combine(laid.Folder, "a.txt"), Token));
        Assert.Equal(GitsFile, new FileInfo(Path.Combine(laid.Folder, "a.txt")).UnixFileMode);
        Assert.Equal((UnixFileMode)0b111_101_101, new FileInfo(Path.Combine(laid.Folder, "bin/run.sh")).UnixFileMode);
        Assert.Equal("../outside", new FileInfo(Path.Combine(laid.Folder, "link")).LinkTarget);
        Assert.All(
            ["a.txt", "bin/run.sh"],
            name => Assert.Equal(Some.Time.UtcDateTime, File.GetLastWriteTimeUtc(Path.Combine(laid.Folder, name))));
        Assert.Equal(Some.Time.UtcDateTime, Directory.GetLastWriteTimeUtc(Path.Combine(laid.Folder, "bin")));
    }

    [Fact]
    public async Task WhatIsTheSameInTheWorkingTreeHasItsTimesAndModes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        var time = new DateTime(2020, 3, 4, 5, 6, 7, DateTimeKind.Utc);
        var (same, changed) = (_repository.Write("same.txt", "same\n"), _repository.Write("changed.txt", "was\n"));
        var id = _repository.Commit("first");
        _repository.Write("changed.txt", "now\n");
        foreach (var file in (string[])[same, changed])
        {
#pragma warning disable CA1416 // Not on Windows, as said above.
            File.SetUnixFileMode(file, (UnixFileMode)0b110_110_100);
#pragma warning restore CA1416
            File.SetLastWriteTimeUtc(file, time);
        }

        var laid = await LayOut(id, like: true);

        var (first, second) = (new FileInfo(Path.Combine(laid.Folder, "same.txt")), new FileInfo(Path.Combine(laid.Folder, "changed.txt")));
        Assert.Equal((time, (UnixFileMode)0b110_110_100), (first.LastWriteTimeUtc, first.UnixFileMode));
        Assert.Equal((Some.Time.UtcDateTime, (UnixFileMode)0b110_110_100), (second.LastWriteTimeUtc, second.UnixFileMode));
        Assert.Equal("was\n", await File.ReadAllTextAsync(second.FullName, Token));
    }

    [Fact]
    public async Task ObjectsThatSayThatTheyAreLargerThanAnyDiskAreNotLaidOut()
    {
        _repository.Write("a", "one\n");
        _repository.Commit("first");
        TreeEntry[] entries =
            [.. ((string[])["a", "b", "c"]).Select(name => new TreeEntry(name, TreeEntryKind.File, new string('0', 40), long.MaxValue))];
        var repository = await _repository.Open();

        var fault = await Assert.ThrowsAsync<Fault>(() =>
            new TreeLayout(_repository.Aside("tree"), null, Some.Time).Write(repository, new string('0', 40), entries, Token));

        Assert.StartsWith("A revision of 3 files and ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTimeOfALinkIsItsOwn()
    {
        var outside = _repository.Write("../outside", "not ours\n");
        File.SetLastWriteTimeUtc(outside, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.CreateSymbolicLink(Path.Combine(_repository.Path, "link"), outside);

        await LayOut(_repository.Commit("first"), like: false);

        Assert.Equal(new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc), File.GetLastWriteTimeUtc(outside));
    }

    [Fact]
    public async Task PointersOfLfsAndSubmodulesAreToldAndNoFilterRuns()
    {
        _repository.Write(
            "model.bin", $"version https://git-lfs.github.com/spec/v1\noid sha256:{new string('a', 64)}\nsize 12345678\n");
        _repository.Write(".gitattributes", "*.txt filter=evil\n");
        _repository.Write("a.txt", "one\n");
        _repository.Commit("first");
        _repository.Git("update-index", "--add", "--cacheinfo", $"160000,{new string('1', 40)},vendor/library");
        _repository.Git("commit", "--quiet", "--message", "submodule");
        var id = _repository.Git("rev-parse", "HEAD").Trim();
        var marker = _repository.Aside("ran");
        _repository.Git("config", "filter.evil.smudge", $"touch {marker}");
        _repository.Git("config", "core.fsmonitor", $"touch {marker}");

        var laid = await LayOut(id, like: true);

        Assert.Equal(["model.bin"], laid.Pointers);
        Assert.Equal(["vendor/library"], laid.EmptySubmodules);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(laid.Folder, "vendor/library")));
        Assert.False(File.Exists(marker));
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData(".git/config")]
    [InlineData("a/.GIT/hooks/x")]
    [InlineData("/etc/evil")]
    public async Task ANameThatNoCheckoutWouldMakeIsRefused(string name)
    {
        _repository.Write("a.txt", "one\n");
        _repository.Commit("first");
        var repository = await _repository.Open();
        var blob = _repository.Git("rev-parse", "HEAD:a.txt").Trim();

        var fault = await Assert.ThrowsAsync<Fault>(() => new TreeLayout(_repository.Aside("tree"), null, Some.Time)
            .Write(repository, "HEAD", [new TreeEntry(name, TreeEntryKind.File, blob, 4)], Token));

        Assert.Contains("which no checkout would make", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_repository.Aside("tree")));
    }

    [Fact]
    public async Task ALinkLongerThanAnyPathIsRefusedBeforeItIsRead()
    {
        _repository.Write("long", new string('a', 5000));
        var id = _repository.Commit("first");
        var repository = await _repository.Open();
        var entry = Assert.Single(await repository.List(id, "", Token)) with { Kind = TreeEntryKind.Symlink };

        var fault = await Assert.ThrowsAsync<Fault>(
            () => new TreeLayout(_repository.Aside("tree"), null, Some.Time).Write(repository, id, [entry], Token));

        Assert.Contains("The link long leads to a path of 5.00 kB", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task ALinkThatLeadsToNoPathIsRefused(string content)
    {
        _repository.Write("link", content);
        var id = _repository.Commit("first");
        var repository = await _repository.Open();
        var entry = Assert.Single(await repository.List(id, "", Token)) with { Kind = TreeEntryKind.Symlink };

        var fault = await Assert.ThrowsAsync<Fault>(
            () => new TreeLayout(_repository.Aside("tree"), null, Some.Time).Write(repository, id, [entry], Token));

        Assert.Equal("The link link leads to no path, which no checkout would make: compare other revisions.", fault.Message);
    }

    [Fact]
    public async Task NothingIsWrittenThroughALink()
    {
        _repository.Write("target", _repository.Aside("elsewhere"));
        _repository.Commit("first");
        Directory.CreateDirectory(_repository.Aside("elsewhere"));
        var repository = await _repository.Open();
        var blob = _repository.Git("rev-parse", "HEAD:target").Trim();
        TreeEntry[] entries =
        [
            new("link", TreeEntryKind.Symlink, blob, 4),
            new("link/file", TreeEntryKind.File, blob, 4),
        ];

        await Assert.ThrowsAsync<Fault>(
            () => new TreeLayout(_repository.Aside("tree"), null, Some.Time).Write(repository, "HEAD", entries, Token));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_repository.Aside("elsewhere")));
    }

    public void Dispose() => _repository.Dispose();

    private async Task<LaidOutTree> LayOut(string id, bool like)
    {
        var repository = await _repository.Open();
        var tree = await RevisionTree.Read(repository, await repository.Describe(id, id, Token), Token);
        var here = like ? new WorkingTree(_repository.Path) : null;
        return await tree.LayOut([""], _repository.Aside("tree"), here, Some.Time, Token);
    }

    private static IEnumerable<string> Names(string folder) => Directory
        .EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Select(path => Path.GetRelativePath(folder, path))
        .Order(StringComparer.Ordinal);
}
