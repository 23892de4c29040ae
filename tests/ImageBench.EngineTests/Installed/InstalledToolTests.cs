using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Installed;

/// <summary>
/// Who has installed the command and nothing else of ImageBench types it in a repository of their own, in another language than its own.
/// </summary>
public class InstalledToolTests(TestEngine engine, InstalledTool tool) : IClassFixture<InstalledTool>
{
    private const int Added = 123_457;

    private static readonly ForeignApp Node = new(
        "server.js",
        """
        const http = require('http');
        process.on('SIGTERM', () => process.exit(0));
        http.createServer((request, response) => response.end('hello\n')).listen(8080);
        """,
        ("package.json", """{ "name": "app", "version": "1.0.0", "main": "server.js" }"""),
        "gcr.io/distroless/nodejs22-debian12",
        "imagebench/node-distroless");

    private static readonly ForeignApp Python = new(
        "app.py",
        """
        import http.server, signal, socketserver, sys
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        socketserver.TCPServer(('', 8080), http.server.SimpleHTTPRequestHandler).serve_forever()
        """,
        ("requirements.txt", "# The standard library is all that it needs."),
        "gcr.io/distroless/python3-debian12",
        "imagebench/python-distroless");

    [Fact]
    public async Task ThePackageBringsTheNativeFilesOfEverySystemAndIsAsLargeAsTheReadmeSays()
    {
        engine.Need();
        var file = await tool.Package();
        using var package = await ZipFile.OpenReadAsync(file.FullName, TestContext.Current.CancellationToken);

        Assert.All(
            ["linux-x64", "linux-arm64", "linux-musl-x64", "linux-musl-arm64", "osx", "win-x64", "win-arm64"],
            system => Assert.Contains(
                package.Entries,
                entry => entry.FullName.Contains($"/runtimes/{system}/native/libSkiaSharp.", StringComparison.Ordinal)));
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        var told = int.Parse(Regex.Match(readme, @"One package of (\d+) MB").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(file.Length / 1e6, told - 2, told + 2);
    }

    [Fact]
    public Task DiffInARepositoryOfNodeSaysToTheByteWhatACommitAdds() => Compare(Node, "200kB", exitCode: 0, "good");

    [Fact]
    public Task DiffInARepositoryOfPythonEndsAsItsLimitSays() => Compare(Python, "100kB", exitCode: 4, "over");

    private async Task Compare(ForeignApp app, string limit, int exitCode, string verdict)
    {
        engine.Need();
        await engine.Make([app.Made]);
        using var place = new Workplace();
        var repository = Path.Combine(place.Path, "repository");
        await Commit(
            repository,
            ("Dockerfile", app.Dockerfile),
            (".dockerignore", ".git\nDockerfile\n.dockerignore\n"),
            app.Manifest,
            (app.Program, app.Source));
        await Commit(repository, ("public/logo.bin", new string('x', Added)));

        var ended = (await tool.Run(
            repository,
            "diff",
            "--base",
            "HEAD~1",
            "--engine",
            engine.Address,
            "--from",
            $"{app.Parent}={app.Made}",
            "--max-increase",
            limit,
            "--export-json",
            "../result.json")).Ended(exitCode);

        Assert.Contains("public/logo.bin", ended.Output, StringComparison.Ordinal);
        Assert.Equal((Added, Added, 0), await Change());
        Assert.Equal(verdict, await Verdict(Path.Combine(place.Path, "result.json")));
        Assert.Empty(await Git(repository, "status --porcelain"));
    }

    // The context is the whole repository, so that the results of the run are put where they are in nobody's way.
    private async Task<(long Change, long Own, long Parent)> Change()
    {
        var results = Path.Combine(tool.Home, ".cache/imagebench/results");
        var run = Directory.GetDirectories(results).Order(StringComparer.Ordinal).Last();
        using var difference = await Json(Path.Combine(run, "diff.json"));
        var bytes = difference.RootElement.GetProperty("unpacked_bytes");
        return (
            bytes.GetProperty("change").GetInt64(),
            bytes.GetProperty("from_own").GetInt64(),
            bytes.GetProperty("from_parent").GetInt64());
    }

    private static async Task<string?> Verdict(string file)
    {
        using var result = await Json(file);
        return result.RootElement.GetProperty("verdict").GetString();
    }

    private static async Task<JsonDocument> Json(string file) =>
        JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

    private static async Task Commit(string repository, params (string Name, string Content)[] files)
    {
        foreach (var (name, content) in files)
        {
            var path = Path.Combine(repository, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        }

        await Git(repository, "init --quiet");
        await Git(repository, "add --all");
        await Git(repository, "commit --quiet --message change");
    }

    private static Task<string> Git(string repository, string what) =>
        Shell.Run($"git -C {repository} -c user.name=Nobody -c user.email=nobody@example.org {what}");
}
