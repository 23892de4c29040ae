using ImageBench.Tests.Cli.Started;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Cli.Commands.Images;

/// <summary>Two images of one parent, and what <c>diff</c> says of images.</summary>
internal sealed class DiffedImages : IDisposable
{
    public static readonly byte[] Parent = new TarBytes().Directory("etc").File("etc/passwd", 700).File("usr/lib/libc.so.6", 90_000)
        .File("var/lib/dpkg/status", "Package: libc6\nStatus: install ok installed\nVersion: 2.36\nInstalled-Size: 100\n"u8.ToArray())
        .File("var/lib/dpkg/info/libc6.list", "/usr/lib/libc.so.6\n/usr/share/doc/libc6/changelog\n"u8.ToArray()).End();

    private readonly TempFolder _temp = new();

    public string Folder => _temp.Path;

    public static ArchiveBuilder Base(string? name = null) => new ArchiveBuilder
    {
        Name = name,
        Cmd = ["/app/server"],
        Env = ["PATH=/usr/bin", "GONE=1"],
        ExposedPorts = new Dictionary<string, object> { ["80/tcp"] = new { } },
    }
        .Layer(Parent, "ADD rootfs.tar / # buildkit").Layer(
            new TarBytes().File("app/server", Of(1, 40_000)).File("app/data", Of(1, 100)).End(), "COPY server /app # buildkit");

    public static ArchiveBuilder Head(string? name = null) => new ArchiveBuilder
    {
        Name = name,
        User = "app",
        Entrypoint = ["/app/server"],
        Env = ["PATH=/usr/bin", "TOKEN=geheim"],
        WorkingDir = "/app",
        StopSignal = "SIGINT",
        ExposedPorts = new Dictionary<string, object> { ["80/tcp"] = new { }, ["443/tcp"] = new { } },
        Labels = new Dictionary<string, string> { ["org.opencontainers.image.version"] = "2" },
        Healthcheck = new { Test = (string[])["CMD", "/app/server", "--ping"] },
    }
        .Layer(Parent, "ADD rootfs.tar / # buildkit")
        .Layer(
            new TarBytes().File("usr/lib/libc.so.6", 95_000).File("usr/share/doc/libc6/changelog", 3000)
                .File(
                    "var/lib/dpkg/status",
                    "Package: libc6\nStatus: install ok installed\nVersion: 2.41\nInstalled-Size: 105\n"u8.ToArray()).End(),
            "RUN /bin/sh -c apt-get update && apt-get upgrade -y # buildkit")
        .Layer(new TarBytes().Owned("app/server", Of(2, 52_000), "755").Owned("app/data", Of(1, 100), "600").End(),
            "COPY server /app # buildkit");

    public static byte[] Of(byte value, int length) => [.. Enumerable.Repeat(value, length)];

    public async Task<string> Diff(params string[] arguments) =>
        await Run([.. Write(Base(), Head()), .. arguments]);

    public static async Task<string> Run(params string[] arguments) =>
        (await InvokedCommand.Run(["diff", "--no-content-size", .. arguments])).Output;

    /// <summary>Two images as archives, by their paths.</summary>
    public string[] Write(ArchiveBuilder was, ArchiveBuilder now) => [Write("a.tar", was.Legacy()), Write("b.tar", now.Legacy())];

    public string Write(string name, byte[] archive)
    {
        var path = Path.Combine(_temp.Path, name);
        File.WriteAllBytes(path, archive);
        return path;
    }

    public void Dispose() => _temp.Dispose();
}
