using System.IO.Compression;
using System.Text;
using ImageBench.Images.Archives;
using ImageBench.Images.Documents;
using ImageBench.Images.Packages;
using ImageBench.Images.Packages.Rpm;
using ImageBench.Images.Programs;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Programs;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Fuzz;

/// <summary>What is read of images.</summary>
internal static class ImageReaders
{
    private const int HeaderLength = 512;
    private const int SumPlace = 148;
    private const int SumLength = 8;

    private static readonly byte[] Layer = new TarBytes()
        .Directory("usr").File("usr/a", 700).Symlink("bin", "usr/bin").File("usr/bin/sh", 20).HardLink("b", "usr/a").Setuid("su", 3)
        .Pax(("path", "long/name"), ("mtime", "1.5")).File("x", 1).File("var/lib/dpkg/status", Encoding.UTF8.GetBytes(Dpkg))
        .File("lib/apk/db/installed", Encoding.UTF8.GetBytes(Apk)).End();

    private static readonly byte[] Upper = new TarBytes()
        .File(".wh.b", 0).File("usr/.wh..wh..opq", 0).File("bin/sh", 4).Symlink("loop", "loop")
        .Pax(("linkpath", "a/../usr")).Symlink("l", "x").End();

    private static readonly string LayerConfig =
        Encoding.UTF8.GetString(new ArchiveBuilder { Entrypoint = ["sh"] }.Layer(Layer).Layer(Upper).Config);

    private static readonly byte[] TwoLayers = """[{"Config":"c","Layers":["l0","l1"]}]"""u8.ToArray();
    private static readonly byte[] SmallLayer = new TarBytes().File("a", 1).End();
    private static readonly byte[] SmallConfig = new ArchiveBuilder().Layer(SmallLayer).Config;

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

    /// <summary><paramref name="rpm"/> is a database of rpm's, packed by gzip.</summary>
    public static IReadOnlyList<FuzzedReader> All(string rpm) =>
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
        new("rpm database", 20, [Unpacked(rpm)], file =>
        {
            RpmDatabase.Packages("var/lib/rpm/rpmdb.sqlite", file, 1_000, _ => true, (_, _) => { });
            RpmDatabase.Count("var/lib/rpm/rpmdb.sqlite", file);
        }),
        new("packages of languages", 1,
            [
                "Metadata-Version: 2.1\nName: requests\nVersion: 2.32.3\n\nText: x\n"u8.ToArray(),
                """{"name":"left-pad","version":"1.3.0","dependencies":{"name":"b"}}"""u8.ToArray(),
                Jar, GoProgram, ElfBytes.Of("/lib/ld.so", ["libc.so.6", "libm.so.6"]), "#!/usr/bin/env -S node\n"u8.ToArray(),
            ],
            ReadLanguages),
        new("image name", 1,
            [
                "golang:1.24-alpine"u8.ToArray(), "ghcr.io:5000/a/b_c--d:1@sha256:0123456789abcdef0123456789abcdef"u8.ToArray(),
                "[::1]:5000/a"u8.ToArray(), "linux/arm/v7"u8.ToArray(),
            ],
            ReadName),
    ];

    private static byte[] Unpacked(string file)
    {
        using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }

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
        var config = LayerConfig.Replace(ArchiveBuilder.Digest(Layer), ArchiveBuilder.Digest(layer), StringComparison.Ordinal);
        Read(new TarBytes().File("l0", layer).File("l1", Upper).File("c", Encoding.UTF8.GetBytes(config))
            .File("manifest.json", TwoLayers).End());
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
        Read(new TarBytes().File("blobs/x/c", SmallConfig).File("blobs/x/l", SmallLayer)
            .File("blobs/x/1", document).File("blobs/x/2", document)
            .File(document.AsSpan().StartsWith("["u8) ? "manifest.json" : "index.json", document).End());
    }

    private static void ReadConfig(byte[] config) => Read(new TarBytes()
        .File("l0", Layer).File("l1", Upper).File("c", config)
        .File("manifest.json", TwoLayers).End());

    private static void ReadPackages(byte[] text)
    {
        PackageText.Count(text);
        PackageText.Read(text, "var/lib/dpkg/status", 1_000, _ => true, (_, _) => { });
    }

    // As jar makes them: stored and packed entries.
    private static byte[] Jar
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

    private static byte[] GoProgram =>
    [
        .. "\u007fELF"u8, .. new byte[28], 0xff, .. " Go build"u8, .. "inf:"u8, 8, 2, .. new byte[16], 6, .. "go1.24"u8, 68,
        .. new byte[16], .. "path\ta/b\nmod\ta/b\tv1.0.0\nxxxdep\tc\tv2\n=>\td\tv3\n"u8[..36], .. new byte[16],
    ];

    private static void ReadLanguages(byte[] text)
    {
        LanguageText.Read(PackageFile.Pip, "a.dist-info/METADATA", text);
        LanguageText.Read(PackageFile.Npm, "node_modules/a/package.json", text);
        JarFile.Read("a-1.jar", text);
        ElfFile.Read(text);
        ScriptLine.Read(text);
        var rest = new MemoryStream(text);
        GoBuild.Read("a", (buffer, cancel) => rest.ReadAsync(buffer, cancel), CancellationToken.None).AsTask().GetAwaiter().GetResult();
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
