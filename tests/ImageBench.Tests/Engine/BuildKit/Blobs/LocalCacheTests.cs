using System.Text;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Blobs;
using ImageBench.Engine.BuildKit.Session;
using ImageBench.Model.Options;
using ImageBench.Running.Ports.Contexts;
using ImageBench.Tests.Engine.BuildKit.Session;
using ImageBench.Tests.Images.Archives;

namespace ImageBench.Tests.Engine.BuildKit.Blobs;

/// <summary>Caches in folders of this machine, as a builder reads and writes them over the session.</summary>
public sealed class LocalCacheTests : IDisposable
{
    private const string Store = "local:cache1";
    private static readonly byte[] Blob = Encoding.UTF8.GetBytes("0123456789");

    private readonly TempFolder _folder = new();

    private static string Digest => ArchiveBuilder.Digest(Blob);

    private string Cache => Path.Combine(_folder.Path, "a cache");

    private string BlobPath => Path.Combine(Cache, "blobs", "sha256", Digest["sha256:".Length..]);

    [Fact]
    public async Task WhatABuilderWritesItFindsAgainAndWritesOnce()
    {
        await using var builder = await Open(Exported());
        var store = new CalledStore(builder.Channel, Store);

        var answers = await store.Write(Digest, Blob);
        var info = await store.Find(Digest);
        var part = await store.Read(Digest, 2, 3);
        var rest = await store.Read(Digest, 7);
        var again = await Assert.ThrowsAsync<RpcException>(() => store.Write(Digest, Blob));

        Assert.Equal([0L, 10L, 10L], answers.Select(answer => answer.Offset));
        Assert.Equal((Digest, 10L, "234", "789"), (answers[^1].Digest, info.Info.Size, part, rest));
        Assert.Equal(StatusCode.AlreadyExists, again.StatusCode);
        Assert.Equal(Blob, await File.ReadAllBytesAsync(BlobPath, Cancel));
        Assert.Empty(Directory.GetFiles(Path.Combine(Cache, "ingest")));
    }

    [Fact]
    public async Task ABlobThatIsAnotherThanWasSaidIsNotKept()
    {
        await using var builder = await Open(Exported());
        var store = new CalledStore(builder.Channel, Store);

        var refused = await Assert.ThrowsAsync<RpcException>(() => store.Write(Digest, Encoding.UTF8.GetBytes("other")));

        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
        Assert.Empty(Directory.EnumerateFiles(Cache, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("sha256:../../index.json")]
    [InlineData("sha256:0123")]
    [InlineData("../../a")]
    [InlineData("")]
    public async Task WhatIsNoDigestNamesNoFile(string digest)
    {
        _folder.Write("a cache/index.json", "{}");
        await using var builder = await Open(Exported());
        var store = new CalledStore(builder.Channel, Store);

        var refused = await Assert.ThrowsAsync<RpcException>(() => store.Find(digest));

        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task BlobsThatALinkLeadsToAreNotThere()
    {
        using var elsewhere = new TempFolder();
        elsewhere.Write(Digest["sha256:".Length..], "0123456789");
        Directory.CreateDirectory(Path.Combine(Cache, "blobs"));
        File.CreateSymbolicLink(Path.Combine(Cache, "blobs", "sha256"), elsewhere.Path);
        await using var builder = await Open(Exported());
        var store = new CalledStore(builder.Channel, Store);

        var refused = await Assert.ThrowsAsync<RpcException>(() => store.Read(Digest));

        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task WhyABlobCannotBeReadIsToldToTheBuilderAndKept()
    {
        var offer = new SessionOffer(new Dictionary<string, IReadOnlyList<ContextItem>>())
        {
            Stores = new Dictionary<string, IBlobStore> { [Store] = new ClosedStore() },
        };
        await using var builder = await PlayedBuilder.Open(offer);

        var refused = await Assert.ThrowsAsync<RpcException>(() => new CalledStore(builder.Channel, Store).Read(Digest));

        Assert.Equal((StatusCode.Aborted, ClosedStore.Why), (refused.StatusCode, refused.Status.Detail));
        Assert.Equal(ClosedStore.Why, offer.Trouble?.Message);
    }

    [Fact]
    public async Task AStoreThatWasNotOfferedIsNotThere()
    {
        await using var builder = await Open(Exported());

        var refused = await Assert.ThrowsAsync<RpcException>(() => new CalledStore(builder.Channel, "local:/etc").Find(Digest));

        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public void AnExportedCacheIsFoundByItsTagWhenItIsImported()
    {
        _folder.Write(
            "a cache/index.json",
            """{"manifests":[{"digest":"sha256:1","annotations":{"org.opencontainers.image.ref.name":"v1"}}]}""");
        Exported().Keep($$"""{"mediaType":"m","digest":"{{Digest}}","size":10}""");

        var imported = LocalCaches.Of(new BuildOptions { CacheFrom = [From(("src", Cache)), From(("src", Cache), ("tag", "v1"))] });

        Assert.Equal([$"type=local,digest={Digest},src=cache1", "type=local,digest=sha256:1,src=cache2"],
            imported.Options.CacheFrom.Select(place => place.ToString()));
        Assert.Equal(["local:cache1", "local:cache2"], imported.Stores.Keys);
    }

    [Fact]
    public void ACacheThatIsNotThereIsNotImported()
    {
        var imported = LocalCaches.Of(new BuildOptions { CacheFrom = [From(("src", Path.Combine(_folder.Path, "none")))] });

        Assert.Empty(imported.Options.CacheFrom);
    }

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static CachePlace From(params (string Key, string Value)[] attributes) =>
        new(CachePlace.Local, attributes.ToDictionary(one => one.Key, one => one.Value));

    private LocalCaches Exported() => LocalCaches.Of(new BuildOptions { CacheTo = [From(("dest", Cache), ("mode", "max"))] });

    private static Task<PlayedBuilder> Open(LocalCaches caches) => PlayedBuilder.Open(
        new SessionOffer(new Dictionary<string, IReadOnlyList<ContextItem>>()) { Stores = caches.Stores });
}
