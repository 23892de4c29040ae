using System.Net.Sockets;
using System.Runtime.InteropServices;
using ImageBench.EngineTests.Sessions;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Clients;

/// <summary>
/// What is built here is what Docker's own clients build of the same folder: the builder finds every step of one in the cache of the other.
/// </summary>
public sealed class SameBuildTests(TestEngine engine) : IDisposable
{
    private const string Dockerfile = """
        FROM imagebench/busybox AS made
        WORKDIR /made
        COPY *.go sub/l /made/
        RUN --mount=type=bind,target=/context ls -lR /context && cat main.go > out
        FROM imagebench/busybox
        COPY . /c
        COPY --from=made /made/out /out
        RUN ls -lR /c && test ! -e /c/Dockerfile && test ! -e /c/.dockerignore && test ! -e /c/left.out && test -s /c/excluded/yes
        RUN test -f /c/odd/socket && test ! -s /c/odd/socket

        """;

    // Its name is gone with it.
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public static TheoryData<string> Clients => [ClientBuild.Docker, ClientBuild.Buildx];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task AfterDockersOwnClientEveryStepIsCached(string client)
    {
        engine.Need();
        await using var bench = await Bench();
        var theirs = await ClientBuild.Find(engine, client);
        await theirs.Run(bench.Folder, "Dockerfile");

        var outcome = await bench.Build();

        Assert.Equal(7, outcome.Steps.Count(step => step.Number > 1));
        Assert.All(outcome.Steps.Where(step => step.Number > 1), step => Assert.True(step.Cached, step.Name));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task AfterOursDockersOwnClientFindsEveryStepCachedUnderTheSameName(string client)
    {
        engine.Need();
        await using var bench = await Bench();
        var theirs = await ClientBuild.Find(engine, client);
        var outcome = await bench.Build();

        var all = await theirs.Run(bench.Folder, "Dockerfile");
        var steps = all.Where(step => !step.Step.Contains("FROM ", StringComparison.Ordinal)).ToList();

        Assert.Equal(7, steps.Count);
        Assert.All(steps, step => Assert.True(step.Cached, step.Step));
        Assert.Equal(
            outcome.Steps.Where(step => step.Number > 1).Select(step => step.Name).Order(StringComparer.Ordinal),
            steps.Select(step => step.Step).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _socket.Dispose();

    // Each with content of its own, so that no cache of an earlier test knows it.
    private async Task<SessionBench> Bench()
    {
        var bench = new SessionBench(engine)
            .With("Dockerfile", Dockerfile)
            // A builder asks with each of its lines as a header.
            .With(
                ".dockerignore",
                "Dockerfile\n.dockerignore\n*.out\nexcluded/*\n!excluded/yes\n"
                    + string.Concat(Enumerable.Range(1, 300).Select(line => $"packages/{line}/**/obj\n")))
            .With("main.go", $"package main // {Guid.NewGuid()}\n")
            .With("a", "x").With("a-b", "x").With("a.c/x", "x").With("left.out", "x").With("excluded/no", "x").With("excluded/yes", "x")
            .With("sub/one", "y").With("ünïcödé – name.txt", "x").With("sub/run.sh", "#!/bin/sh\n");
        await Shell.Run($"""
            cd '{bench.Folder}' && ln sub/one sub/two && ln -s ../main.go sub/l && ln -s nowhere gone && chmod 4755 sub/run.sh &&
            touch -d 2001-02-03T04:05:06.7 a && mkdir empty odd && chmod 1777 empty && mkfifo odd/pipe && mknod odd/null c 1 3
            """);
        _socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(bench.Folder, "odd", "socket")));
        // Nothing happens where the file system keeps none.
        _ = SetAttribute(Path.Combine(bench.Folder, "a-b"), "user.note", [1, 0, 2], 3, 0);
        return bench;
    }

    [DllImport("libc", EntryPoint = "setxattr", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetAttribute(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        byte[] value,
        nint length,
        int flags);
}
