using System.IO.Compression;
using System.Text;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Fuzz.Seeds;

/// <summary>What right images hold.</summary>
internal static class ImageSeeds
{
    public static byte[] Layer { get; } = new TarBytes()
        .Directory("usr").File("usr/a", 700).Symlink("bin", "usr/bin").File("usr/bin/sh", 20).HardLink("b", "usr/a").Setuid("su", 3)
        .Pax(("path", "long/name"), ("mtime", "1.5")).File("x", 1).File("var/lib/dpkg/status", Dpkg)
        .File("lib/apk/db/installed", Apk).End();

    public static byte[] Upper { get; } = new TarBytes()
        .File(".wh.b", 0).File("usr/.wh..wh..opq", 0).File("bin/sh", 4).Symlink("loop", "loop")
        .Pax(("linkpath", "a/../usr")).Symlink("l", "x").End();

    public static ArchiveBuilder Image => new ArchiveBuilder
    {
        User = "65532",
        Entrypoint = ["/bin/sh", "-c", "exec l/x --a"],
        Env = ["PATH=/usr/bin:/bin", "GOPATH=/go", "SSL_CERT_FILE=/etc/c"],
        WorkingDir = "/srv",
        ExposedPorts = new Dictionary<string, object> { ["80/tcp"] = new() },
        Labels = new Dictionary<string, string> { ["a"] = "b" },
        Name = "app:1",
    }.Metadata("ENV A=b").Layer(Layer, "RUN |1 A=b /bin/sh -c make # buildkit").Layer(Upper);

    public static byte[] Dpkg => """
        Package: libc6
        Status: install ok installed
        Installed-Size: 1200
        Architecture: amd64
        Version: 2.36-9

        Package: gone
        Status: deinstall ok config-files

        """u8.ToArray();

    public static byte[] Apk => "P:musl\nV:1.2.5-r0\nA:x86_64\nI:622592\nF:lib\nR:ld-musl-x86_64.so.1\n\nP:busybox\nV:1\nI:9\n\n"u8
        .ToArray();

    /// <summary>A database of rpm's, which the file holds packed by gzip.</summary>
    public static byte[] Rpm(string file)
    {
        using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    public static IReadOnlyList<byte[]> Documents =>
    [
        """{"schemaVersion":2,"manifests":[{"mediaType":"m","digest":"x:1","size":3,"platform":{"os":"linux","architecture":"amd64"}}]}"""u8
            .ToArray(),
        """{"config":{"digest":"x:c"},"layers":[{"digest":"x:l","mediaType":"a.tar"}],"subject":{"digest":"x:2"},"artifactType":"a"}"""u8
            .ToArray(),
        """[{"Config":"blobs/x/c","RepoTags":["a:1"],"Layers":["blobs/x/l"]}]"""u8.ToArray(),
        """{"manifests":[{"digest":"x:2","annotations":{"vnd.docker.reference.type":"attestation-manifest"}}]}"""u8.ToArray(),
    ];

    // As jar makes them: stored and packed entries.
    public static byte[] Jar
    {
        get
        {
            using var bytes = new MemoryStream();
            using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            {
                (string Name, string Text)[] entries =
                [
                    ("META-INF/MANIFEST.MF", "Bundle-SymbolicName: a\r\nBundle-Version: 1\r\n .2\r\n"),
                    ("META-INF/maven/g/a/pom.properties", "groupId=g\nartifactId=a\nversion=1.2\n"), ("lib/b-2.0.jar", "x"),
                ];
                foreach (var (name, text) in entries)
                {
                    using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                    entry.Write(Encoding.UTF8.GetBytes(text));
                }
            }

            return bytes.ToArray();
        }
    }

    public static byte[] GoProgram =>
    [
        .. "\u007fELF"u8, .. new byte[28], 0xff, .. " Go build"u8, .. "inf:"u8, 8, 2, .. new byte[16], 6, .. "go1.24"u8, 68,
        .. new byte[16], .. "path\ta/b\nmod\ta/b\tv1.0.0\nxxxdep\tc\tv2\n=>\td\tv3\n"u8[..36], .. new byte[16],
    ];
}
