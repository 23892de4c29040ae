using System.Text;
using ImageBench.Images.Archives;
using ImageBench.Images.Documents;
using ImageBench.Images.Packages;
using ImageBench.Images.Packages.Rpm;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Packages;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Fuzz;

/// <summary>What is read of images.</summary>
internal static class ImageReaders
{
    private const int HeaderLength = 512;
    private const int SumPlace = 148;
    private const int SumLength = 8;

    private static byte[] Layer => new TarBytes()
        .Directory("usr").File("usr/a", 700).Symlink("bin", "usr/bin").File("usr/bin/sh", 20).HardLink("b", "usr/a").Setuid("su", 3)
        .Pax(("path", "long/name"), ("mtime", "1.5")).File("x", 1).File("var/lib/dpkg/status", Encoding.UTF8.GetBytes(Dpkg))
        .File("lib/apk/db/installed", Encoding.UTF8.GetBytes(Apk)).End();

    private static byte[] Upper => new TarBytes()
        .File(".wh.b", 0).File("usr/.wh..wh..opq", 0).File("bin/sh", 4).Symlink("loop", "loop")
        .Pax(("linkpath", "a/../usr")).Symlink("l", "x").End();

    private static string Dpkg => """
        Package: libc6
        Status: install ok installed
        Installed-Size: 1200
        Architecture: amd64
        Version: 2.36-9

        Package: gone
        Status: deinstall ok config-files

        """;

    private static string Apk => "P:musl\nV:1.2.5-r0\nA:x86_64\nI:622592\nF:lib\nR:ld-musl-x86_64.so.1\n\nP:busybox\nV:1\nI:9\n\n";

    private static ArchiveBuilder Image => new ArchiveBuilder
    {
        User = "65532",
        Entrypoint = ["/bin/sh", "-c", "exec l/x --a"],
        Env = ["PATH=/usr/bin:/bin", "GOPATH=/go", "SSL_CERT_FILE=/etc/c"],
        WorkingDir = "/srv",
        ExposedPorts = new Dictionary<string, object> { ["80/tcp"] = new() },
        Labels = new Dictionary<string, string> { ["a"] = "b" },
        Name = "app:1",
    }.Metadata("ENV A=b").Layer(Layer, "RUN |1 A=b /bin/sh -c make # buildkit").Layer(Upper);

    public static IReadOnlyList<FuzzedReader> All() =>
    [
        new("layer tar", 10, [Layer, Upper], ReadLayer),
        new("image archive", 20,
            [
                Image.Legacy(), Image.Oci(ArchiveBuilder.Gzip, dockerManifest: true), Image.Oci(ArchiveBuilder.Zstd), Image.Crane(),
                ArchiveBuilder.Gzip(Image.SkopeoDocker()),
            ],
            archive => Read(archive)),
        new("manifest and index", 10, Documents, ReadDocuments),
        new("image config", 10, [Image.Config], ReadConfig),
        new("package database", 1, [Encoding.UTF8.GetBytes(Dpkg), Encoding.UTF8.GetBytes(Apk)], ReadPackages),
        new("rpm database", 20, [RpmTests.Database("base")], file =>
        {
            RpmDatabase.Packages("var/lib/rpm/rpmdb.sqlite", file, 1_000, (_, _) => { });
            RpmDatabase.Count("var/lib/rpm/rpmdb.sqlite", file);
        }),
        new("image name", 1,
            [
                "golang:1.24-alpine"u8.ToArray(), "ghcr.io:5000/a/b_c--d:1@sha256:0123456789abcdef0123456789abcdef"u8.ToArray(),
                "[::1]:5000/a"u8.ToArray(), "linux/arm/v7"u8.ToArray(),
            ],
            ReadName),
    ];

    private static IReadOnlyList<byte[]> Documents =>
    [
        """{"schemaVersion":2,"manifests":[{"mediaType":"m","digest":"x:1","size":3,"platform":{"os":"linux","architecture":"amd64"}}]}"""u8
            .ToArray(),
        """{"config":{"digest":"x:c"},"layers":[{"digest":"x:l","mediaType":"a.tar"}],"subject":{"digest":"x:2"},"artifactType":"a"}"""u8
            .ToArray(),
        """[{"Config":"blobs/x/c","RepoTags":["a:1"],"Layers":["blobs/x/l"]}]"""u8.ToArray(),
        """{"manifests":[{"digest":"x:2","annotations":{"vnd.docker.reference.type":"attestation-manifest"}}]}"""u8.ToArray(),
    ];

    private static void ReadLayer(byte[] layer)
    {
        Mend(layer);
        Read(new ArchiveBuilder { Entrypoint = ["sh"] }.Layer(layer).Layer(Upper).Legacy());
    }

    // A header whose sum is wrong is refused at once: nothing of it would be read.
    private static void Mend(byte[] tar)
    {
        for (var at = 0; at + HeaderLength <= tar.Length; at += HeaderLength)
        {
            var header = tar.AsSpan(at, HeaderLength);
            if (!header[257..].StartsWith("ustar"u8))
                continue;
            header.Slice(SumPlace, SumLength).Fill((byte)' ');
            var sum = 0;
            foreach (var value in header)
                sum += value;
            Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(header[SumPlace..]);
        }
    }

    private static void ReadDocuments(byte[] document)
    {
        var layer = new TarBytes().File("a", 1).End();
        var config = new ArchiveBuilder().Layer(layer).Config;
        Read(new TarBytes().File("blobs/x/c", config).File("blobs/x/l", layer).File("blobs/x/1", document).File("blobs/x/2", document)
            .File(document.AsSpan().StartsWith("["u8) ? "manifest.json" : "index.json", document).End());
    }

    private static void ReadConfig(byte[] config) => Read(new TarBytes()
        .File("l0", Layer).File("l1", Upper).File("c", config)
        .File("manifest.json", """[{"Config":"c","Layers":["l0","l1"]}]"""u8.ToArray()).End());

    private static void ReadPackages(byte[] text)
    {
        PackageText.Count(text);
        PackageText.Read(text, "var/lib/dpkg/status", 1_000, (_, _) => { });
    }

    private static void ReadName(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        ImageBench.Scenarios.Dockerfiles.ImageReference.IsValid(text);
        ImageBench.Scenarios.Dockerfiles.ImageReference.LastPart(text);
        OciPlatform.Parse(text);
        new ImageChoice(text, null).IsName("app:1");
        new ImageChoice(text, null).IsDigest("sha256:" + new string('0', 64));
    }

    private static void Read(byte[] archive) =>
        ImageArchive.Read(new MemoryStream(archive), new ImageReading(), CancellationToken.None).GetAwaiter().GetResult();
}
