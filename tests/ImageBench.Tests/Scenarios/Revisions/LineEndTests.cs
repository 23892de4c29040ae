using ImageBench.Scenarios.Revisions;
using ImageBench.Scenarios.Revisions.Trees;

namespace ImageBench.Tests.Scenarios.Revisions;

/// <summary>The line ends of what is laid out, held against those of what git itself checks out.</summary>
public sealed class LineEndTests : IDisposable
{
    private readonly SampleRepository _repository = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("*.cmd text eol=crlf", "false", "")]
    [InlineData("*.cmd eol=crlf", "false", "lf")]
    [InlineData("* text=auto eol=crlf", "false", "")]
    [InlineData("* text=auto eol=lf\n*.cmd eol=crlf", "true", "")]
    [InlineData("* text=auto", "true", "")]
    [InlineData("* text=auto", "input", "crlf")]
    [InlineData("* text", "false", "crlf")]
    [InlineData("* text=auto", "false", "crlf")]
    [InlineData("* text\n*.txt -text", "true", "")]
    [InlineData("* text eol=crlf\n*.txt binary", "false", "")]
    [InlineData("# nothing", "true", "")]
    [InlineData("# nothing", "false", "")]
    public async Task FilesAreAsACheckoutHasThem(string attributes, string automatic, string native)
    {
        _repository.Git("config", "core.autocrlf", "false");
        foreach (var ending in (string[])["cmd", "txt"])
        {
            _repository.Write($"feeds.{ending}", "a\n\nb\n");
            _repository.Write($"pairs.{ending}", "a\r\nb\r\n");
            _repository.Write($"mixed.{ending}", "a\r\nb\nc");
            _repository.Write($"returns.{ending}", "a\rb\nc");
            _repository.Write($"nul.{ending}", "a\0b\nc\n");
            _repository.Write($"control.{ending}", "\u0001\u0002\n");
            _repository.Write($"ended.{ending}", "a\n\u001a");
            _repository.Write($"one line.{ending}", "no end");
            _repository.Write($"long.{ending}", new string('x', 128 * 1024 - 1) + "\r\ny\n");
            _repository.Write($"sub/ümläut.{ending}", "a\n");
        }

        _repository.Commit("as they are");
        _repository.Write(".gitattributes", attributes + "\n");
        _repository.Git("add", ".gitattributes");
        _repository.Git("commit", "--quiet", "--message", "attributes");
        _repository.Git("config", "core.autocrlf", automatic);
        if (native.Length > 0)
            _repository.Git("config", "core.eol", native);
        string[] settings = [$"core.autocrlf={automatic}", .. native.Length > 0 ? new[] { $"core.eol={native}" } : []];
        var given = settings.SelectMany(setting => (string[])["-c", setting]);
        _repository.Git(["clone", "--quiet", .. given, _repository.Path, _repository.Aside("clone")]);

        var laid = await LayOut("HEAD", new WorkingTree(_repository.Aside("clone")));

        foreach (var file in Directory.GetFiles(laid.Folder, "*", SearchOption.AllDirectories))
        {
            var cloned = Path.Combine(_repository.Aside("clone"), Path.GetRelativePath(laid.Folder, file));
            Assert.Equal(await File.ReadAllBytesAsync(cloned, Token), await File.ReadAllBytesAsync(file, Token));
            Assert.Equal(File.GetLastWriteTimeUtc(cloned), File.GetLastWriteTimeUtc(file));
        }

        Assert.Equal(["clone", "repository", "tree"], Directory.GetFileSystemEntries(_repository.Aside(""))
            .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WhatAttributesSayIsWhatTheRevisionItselfSays()
    {
        _repository.Write("mvnw.cmd", "a\nb\n");
        _repository.Commit("without");
        _repository.Write(".gitattributes", "*.cmd text eol=crlf\n");
        _repository.Commit("with");

        var (was, now) = (await LayOut("HEAD~1", null), await LayOut("HEAD", null));

        Assert.Equal("a\nb\n", await File.ReadAllTextAsync(Path.Combine(was.Folder, "mvnw.cmd"), Token));
        Assert.Equal("a\r\nb\r\n", await File.ReadAllTextAsync(Path.Combine(now.Folder, "mvnw.cmd"), Token));
    }

    public void Dispose() => _repository.Dispose();

    private async Task<LaidOutTree> LayOut(string name, WorkingTree? like)
    {
        var repository = await _repository.Open();
        var id = (await repository.FindCommit(name, Token))!;
        var tree = await RevisionTree.Read(repository, await repository.Describe(id, name, Token), Token);
        return await tree.LayOut([""], _repository.Aside(name == "HEAD" ? "tree" : "earlier"), like, Some.Time, Token);
    }
}
