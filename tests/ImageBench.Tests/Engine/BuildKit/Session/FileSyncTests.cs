using Google.Protobuf;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Engine.BuildKit.Session;
using ImageBench.Model;
using ImageBench.Running.Ports.Contexts;
using ImageBench.Tests.Engine.BuildKit.Files;

namespace ImageBench.Tests.Engine.BuildKit.Session;

public class FileSyncTests
{
    private static readonly string Large = string.Join('\n', Enumerable.Range(0, 200_000));

    [Fact]
    public async Task EverythingIsToldAndWhatIsAskedForIsSent()
    {
        var offer = Offer(
            Listed.File("main.go", "package main"),
            Listed.Folder("d"),
            Listed.File("d/large", Large),
            Listed.Link("l", "d/large"),
            Listed.File("z", ""));
        await using var builder = await PlayedBuilder.Open(offer);

        var packets = await builder.Sync("context", stat => stat.Path is "d/large" or "z");

        Assert.Equal(["d", "d/large", "l", "main.go", "z"], Told(packets));
        Assert.Equal(Large, PlayedBuilder.Content(packets, 1));
        Assert.Equal("", PlayedBuilder.Content(packets, 3));
        // Each file that was asked for ends with an empty packet; the call ends with our own end.
        Assert.Equal(
            [1u, 4u],
            packets.Where(packet => packet is { Type: Packet.Types.Kind.Data, Data.Length: 0 }).Select(packet => packet.Id).Order());
        Assert.Equal(Packet.Types.Kind.Fin, packets[^1].Type);
        Assert.Equal(packets.SkipLast(1).Sum(packet => packet.CalculateSize()), offer.Sent.Bytes - packets[^1].CalculateSize());
    }

    [Fact]
    public async Task ThatThereIsNothingIsToldAtOnce()
    {
        await using var builder = await PlayedBuilder.Open(Offer(Listed.File("main.go")));

        var packets = await builder.Sync("context", _ => true, ("followpaths", ".dockerignore"));

        Assert.Equal([Packet.Types.Kind.Stat, Packet.Types.Kind.Fin], packets.Select(packet => packet.Type));
        Assert.Null(packets[0].Stat);
    }

    [Fact]
    public async Task OfThousandsOfFilesEachGetsItsOwnContent()
    {
        ContextItem[] files = [.. Enumerable.Range(0, 3_000).Select(number => Listed.File($"f{number:0000}", $"content of {number}\n"))];
        await using var builder = await PlayedBuilder.Open(Offer(files));

        var packets = await builder.Sync("context", _ => true);

        Assert.Equal(files.Select(file => file.Path), Told(packets));
        var contents = packets.Where(packet => packet.Type == Packet.Types.Kind.Data && packet.Data.Length > 0)
            .ToDictionary(packet => packet.Id, packet => packet.Data.ToStringUtf8());
        Assert.Equal(3_000, contents.Count);
        Assert.All(contents, content => Assert.Equal($"content of {content.Key}\n", content.Value));
    }

    [Fact]
    public async Task AFileThatHasLessThanWasToldEndsWhereItEnds()
    {
        var shorter = Listed.File("a", "abc") with { Length = 300_000 };
        await using var builder = await PlayedBuilder.Open(Offer(shorter, Listed.File("b", "whole")));

        var packets = await builder.Sync("context", _ => true);

        Assert.Equal("abc", PlayedBuilder.Content(packets, 0));
        Assert.Equal("whole", PlayedBuilder.Content(packets, 1));
    }

    [Fact]
    public async Task WhatABuilderGivesUpForIsTheEndOfTheCall()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var builder = await PlayedBuilder.Open(Offer(Listed.File("a")));
        using var call = new FileSync.FileSyncClient(builder.Channel).DiffCopy(
            new Metadata { { "dir-name", "context" } }, cancellationToken: cancel);
        var words = ByteString.CopyFromUtf8("no space: 100 % \u00fc\n");
        await call.RequestStream.WriteAsync(new Packet { Type = Packet.Types.Kind.Err, Data = words }, cancel);

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await call.ResponseStream.ReadAllAsync(cancel).LastAsync(cancel));

        Assert.Equal((StatusCode.Unknown, words.ToStringUtf8()), (refused.StatusCode, refused.Status.Detail));
    }

    [Fact]
    public async Task OfAPathThatIsAskedForOnlyWhatIsThereIsTold()
    {
        var offer = Offer(Listed.File("main.go"), Listed.Folder("d"), Listed.File("d/x"), Listed.File("d/ü, 1"));
        await using var builder = await PlayedBuilder.Open(offer);

        var packets = await builder.Sync("context", _ => false, ("followpaths", "d/%C3%BC%2C+?"), ("followpaths-encoded", "1"));

        Assert.Equal(["d", "d/ü, 1"], Told(packets));
    }

    // A builder sends each line of an ignore file, and each path that a COPY names, as a header of its own.
    [Theory]
    [InlineData(3_000, 20)]
    [InlineData(1_000, 4_000)]
    public async Task ManyAndLongPathsCanBeAskedFor(int count, int length)
    {
        await using var builder = await PlayedBuilder.Open(Offer(Listed.File("main.go"), Listed.File("z")));
        // Equal names would be joined on their way.
        (string, string)[] lines = [.. Enumerable.Range(0, count).Select(line => ($"line-{line}", new string('x', length)))];

        var packets = await builder.Sync("context", _ => false, [.. lines, ("followpaths", "main.go")]);

        Assert.Equal(["main.go"], Told(packets));
    }

    [Fact]
    public async Task AFileThatCannotBeReadAnyMoreIsToldToTheBuilderAndKept()
    {
        var fault = new Fault(ExitCode.BadInput, "The context file d/gone changed.");
        var offer = Offer(Listed.File("a", Large), Listed.File("gone") with { Open = _ => throw fault });
        await using var builder = await PlayedBuilder.Open(offer);
        List<Packet> packets = [];

        var refused = await Assert.ThrowsAsync<RpcException>(async () => packets.AddRange(await builder.Sync("context", _ => true)));

        Assert.Equal((StatusCode.Aborted, fault.Message), (refused.StatusCode, refused.Status.Detail));
        Assert.Same(fault, offer.Trouble);
    }

    [Fact]
    public async Task WhatCannotBeSentFailsTheBuildThatAsksForItAndNoOther()
    {
        const string flaw = "The build context cannot be sent: data: it cannot be read.";
        var offer = Offer(Listed.File("main.go"), Listed.Folder("data") with { Flaw = flaw }, Listed.Folder("src"), Listed.File("src/a"));
        await using var builder = await PlayedBuilder.Open(offer);

        Assert.Equal(["src", "src/a"], Told(await builder.Sync("context", _ => false, ("followpaths", "src"))));
        Assert.Empty(Told(await builder.Sync("context", _ => false, ("followpaths", "data/x"))));
        Assert.Null(offer.Trouble);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await builder.Sync("context", _ => true));
        Assert.Equal((StatusCode.Aborted, flaw), (refused.StatusCode, refused.Status.Detail));
        Assert.Equal((ExitCode.BadInput, flaw), (offer.Trouble!.ExitCode, offer.Trouble.Message));
    }

    [Theory]
    [InlineData(7u)]
    [InlineData(1u)]
    public async Task AskingForWhatIsNoFileEndsTheCall(uint place)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var builder = await PlayedBuilder.Open(Offer(Listed.File("a"), Listed.Folder("d")));
        using var call = new FileSync.FileSyncClient(builder.Channel).DiffCopy(
            new Metadata { { "dir-name", "context" } }, cancellationToken: cancel);
        await call.RequestStream.WriteAsync(new Packet { Type = Packet.Types.Kind.Req, Id = place }, cancel);

        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await call.ResponseStream.MoveNext(cancel))
            {
            }
        });

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
    }

    [Fact]
    public async Task AFolderThatIsNotOfferedIsNotThere()
    {
        await using var builder = await PlayedBuilder.Open(Offer());

        var refused = await Assert.ThrowsAsync<RpcException>(() => builder.Sync("/etc", _ => true));

        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }

    private static SessionOffer Offer(params ContextItem[] context) =>
        new(new Dictionary<string, IReadOnlyList<ContextItem>> { ["context"] = context });

    private static IEnumerable<string> Told(IEnumerable<Packet> packets) => packets.Select(packet => packet.Stat?.Path).OfType<string>();
}
