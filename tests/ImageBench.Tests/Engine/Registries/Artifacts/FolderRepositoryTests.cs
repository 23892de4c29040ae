using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Engine.Registries.Distribution;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Tests.Engine.Registries.Distribution;
using ImageBench.Tests.Images.Archives;

namespace ImageBench.Tests.Engine.Registries.Artifacts;

public sealed class FolderRepositoryTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Notes = new() { ["shard"] = "2/6" };

    private readonly PlayedRegistry _registry = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ib-folders-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Source => Path.Combine(_folder.FullName, "source");

    private string Target => Path.Combine(_folder.FullName, "target");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(Source, "inner"));
        Directory.CreateDirectory(Path.Combine(Source, "empty"));
        Directory.CreateDirectory(Path.Combine(Source, ".git"));
        await File.WriteAllTextAsync(Path.Combine(Source, ".git", "config"), "", Cancel);
        await File.WriteAllTextAsync(Path.Combine(Source, "run.json"), "{}", Cancel);
        // More than one part of an upload, and nothing that packing makes small.
        var noise = new byte[5_000_000];
        new Random(1).NextBytes(noise);
        await File.WriteAllBytesAsync(Path.Combine(Source, "inner", "tool"), noise, Cancel);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(Source, "inner", "tool"), (UnixFileMode)Convert.ToInt32("750", 8));
        File.SetLastWriteTimeUtc(Path.Combine(Source, "run.json"), new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        File.CreateSymbolicLink(Path.Combine(Source, "inner", "link"), "../run.json");
    }

    [Fact]
    public async Task AFolderComesBackAsItWasPushed()
    {
        new PlayedUploads(_registry).Serve();
        using var repository = Repository();

        var sent = await repository.Push("part-2", Source, _ => Notes, Cancel);
        var pulled = await repository.Pull("part-2", Target, Cancel);

        Assert.Equal("2/6", pulled.Notes["shard"]);
        Assert.InRange(sent, 5_000_000, 5_010_000);
        Assert.Equal(["empty", "inner", "inner/link", "inner/tool", "run.json"], Names(Target));
        var (from, to) = (new FileInfo(Path.Combine(Source, "run.json")), new FileInfo(Path.Combine(Target, "run.json")));
        Assert.Equal(from.LastWriteTimeUtc, to.LastWriteTimeUtc);
        Assert.Equal("../run.json", new FileInfo(Path.Combine(Target, "inner", "link")).LinkTarget);
        var tool = Path.Combine(Target, "inner", "tool");
        if (!OperatingSystem.IsWindows())
            Assert.Equal((UnixFileMode)Convert.ToInt32("750", 8), File.GetUnixFileMode(tool));
        var pushed = await File.ReadAllBytesAsync(Path.Combine(Source, "inner", "tool"), Cancel);
        Assert.Equal(pushed, await File.ReadAllBytesAsync(tool, Cancel));
    }

    [Theory]
    [InlineData("/etc/hosts")]
    [InlineData("../../outside")]
    public async Task ALinkThatNobodyWouldUnpackIsNamedBeforeAnythingIsSent(string target)
    {
        new PlayedUploads(_registry).Serve();
        File.CreateSymbolicLink(Path.Combine(Source, "away"), target);
        using var repository = Repository();

        var fault = await Assert.ThrowsAsync<Fault>(() => repository.Push("a", Source, _ => Notes, Cancel));

        Assert.Equal(
            (ExitCode.BadInput, $"{Source}/away is a link to {target}, which leads out of {Source} or through another link, and other "
                + "machines take no such: put there what it leads to, or leave it out."),
            (fault.ExitCode, fault.Message));
        Assert.Empty(_registry.Asked);
    }

    [Fact]
    public async Task PipesAndSocketsAreNotOfIt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the system is not asked.");
        new PlayedUploads(_registry).Serve();
        using var made = Process.Start("mkfifo", Path.Combine(Source, "pipe"));
        await made.WaitForExitAsync(Cancel);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(Source, "socket")));
        using var repository = Repository();

        await repository.Push("a", Source, _ => Notes, Cancel);
        await repository.Pull("a", Target, Cancel);

        Assert.Equal(["empty", "inner", "inner/link", "inner/tool", "run.json"], Names(Target));
    }

    [Fact]
    public async Task WhatTheRegistryHasIsNotSentAgain()
    {
        new PlayedUploads(_registry).Serve();
        using var repository = Repository();
        await repository.Push("a", Source, _ => Notes, Cancel);

        Assert.InRange(await repository.Push("b", Source, _ => Notes, Cancel), 1, 2_000);
        Assert.NotNull(await repository.Find("b", Cancel));
        Assert.Null(await repository.Find("c", Cancel));
    }

    [Fact]
    public async Task NotesAreToldWhatWentToTheRegistryWithTheFolderItself()
    {
        new PlayedUploads(_registry).Serve();
        using var repository = Repository();
        var told = new List<RegistryTraffic>();
        var sent = await repository.Push("a", Source, Keep, Cancel);
        var pulled = await repository.Pull("a", Target, Cancel);

        await repository.Push("b", Source, Keep, Cancel);

        Assert.Equal(_registry.Asked.Count, told[1].Requests);
        Assert.InRange(sent - told[0].Moved.Bytes, 1, 2_000);
        // It was there already, and not sent again.
        Assert.Equal(told[0].Moved.Bytes + pulled.Bytes, told[1].Moved.Bytes);

        Dictionary<string, string> Keep(RegistryTraffic traffic)
        {
            told.Add(traffic);
            return Notes;
        }
    }

    [Fact]
    public async Task ARegistryThatWantsALoginIsShownIt()
    {
        var basic = "Basic " + Convert.ToBase64String("me:secret"u8);
        new PlayedUploads(_registry)
        {
            Before = call =>
            {
                if (call.Request.Headers["Authorization"] == basic)
                    return false;
                call.Response.StatusCode = 401;
                call.Response.AddHeader("WWW-Authenticate", "Basic realm=\"here\"");
                call.Response.Close();
                return true;
            },
        }.Serve();
        using var repository = Repository(new RegistryLogin(_registry.Host, "me", "secret"));

        await repository.Push("a", Source, _ => Notes, Cancel);

        Assert.Equal("2/6", (await repository.Pull("a", Target, Cancel)).Notes["shard"]);
    }

    [Fact]
    public async Task WhatIsPackedIsItsUsersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using var held = await HeldFolder.Pack(Source, Cancel);

#pragma warning disable CA1416 // Not on Windows, as said above.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(held.Content.SafeFileHandle));
#pragma warning restore CA1416
    }

    [Fact]
    public async Task WhatOthersPushedThereIsNotUnpacked()
    {
        _registry.Hold("team/results", PushedImage.Of("linux/amd64", [1, 2, 3]), "a");
        using var repository = Repository();

        var fault = await Assert.ThrowsAsync<Fault>(() => repository.Pull("a", Target, Cancel));

        Assert.StartsWith($"{_registry.Host}/team/results:a is no folder that ImageBench pushed.", fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public async Task WhatIsPushedUnderTwoTagsIsRemovedWithItsOwnAlone()
    {
        new PlayedUploads(_registry).Serve();
        using var repository = Repository();
        await repository.Push("mine", Source, _ => Notes, Cancel);
        await repository.Push("others", Source, _ => Notes, Cancel);

        var digests = new[] { "mine", "others" }.Select(tag => ArchiveBuilder.Digest(_registry.Held($"team/results/manifests/{tag}")));

        Assert.Equal(2, digests.Distinct().Count());
    }

    [Fact]
    public async Task AFolderThatIsSaidToBeLargerThanAnyIsNotHeld()
    {
        new PlayedUploads(_registry).Serve();
        using var repository = Repository();
        await repository.Push("a", Source, _ => Notes, Cancel);
        var manifest = JsonNode.Parse(_registry.Held("team/results/manifests/a"))!;
        manifest["layers"]![0]!["size"] = 9_000_000_000_000L;
        _registry.Hold("team/results/manifests/a", ManifestKind.OciManifest, Encoding.UTF8.GetBytes(manifest.ToJsonString()));
        var before = _registry.Asked.Count;

        var fault = await Assert.ThrowsAsync<Fault>(() => repository.Pull("a", Target, Cancel));

        Assert.Contains("it is said to have 9000 GB, more than any run has", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before + 1, _registry.Asked.Count);
    }

    [Fact]
    public async Task AnUploadIsSentToNoOtherHost()
    {
        _registry.Answer = call =>
        {
            if (call.Request.HttpMethod != "POST")
                return false;
            call.Response.StatusCode = 202;
            call.Response.Headers["Location"] = "http://elsewhere.example/v2/x";
            call.Response.Close();
            return true;
        };
        using var repository = Repository();

        var fault = await Assert.ThrowsAsync<Fault>(() => repository.Push("a", Source, _ => Notes, Cancel));

        Assert.Contains("sends an upload on to elsewhere.example", fault.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal);

    private FolderRepository Repository(RegistryLogin? login = null) => new(
        ImageName.Parse($"{_registry.Host}/team/results")!,
        new RegistrySettings([], []) { FindLogin = (_, _) => Task.FromResult(login) },
        TimeProvider.System,
        _ => { });
}
