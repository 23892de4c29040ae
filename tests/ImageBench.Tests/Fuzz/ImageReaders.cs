using System.Text;
using ImageBench.Images.Archives;
using ImageBench.Images.Documents;
using ImageBench.Images.Packages;
using ImageBench.Images.Packages.Rpm;
using ImageBench.Images.Programs;
using ImageBench.Tests.Fuzz.Seeds;
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

    private static readonly string LayerConfig =
        Encoding.UTF8.GetString(new ArchiveBuilder { Entrypoint = ["sh"] }.Layer(ImageSeeds.Layer).Layer(ImageSeeds.Upper).Config);

    private static readonly byte[] TwoLayers = """[{"Config":"c","Layers":["l0","l1"]}]"""u8.ToArray();
    private static readonly byte[] SmallLayer = new TarBytes().File("a", 1).End();
    private static readonly byte[] SmallConfig = new ArchiveBuilder().Layer(SmallLayer).Config;

    /// <summary><paramref name="rpm"/> is a database of rpm's, packed by gzip.</summary>
    public static IReadOnlyList<FuzzedReader> All(string rpm) =>
    [
        new("layer tar", 10, [ImageSeeds.Layer, ImageSeeds.Upper], ReadLayer),
        new("image archive", 20,
            [
                ImageSeeds.Image.Legacy(), ImageSeeds.Image.Oci(ArchiveBuilder.Gzip, dockerManifest: true),
                ImageSeeds.Image.Oci(ArchiveBuilder.Zstd), ImageSeeds.Image.Crane(), ArchiveBuilder.Gzip(ImageSeeds.Image.SkopeoDocker()),
            ],
            archive => Read(archive)),
        new("manifest and index", 10, ImageSeeds.Documents, ReadDocuments),
        new("image config", 10, [ImageSeeds.Image.Config], ReadConfig),
        new("package database", 1, [ImageSeeds.Dpkg, ImageSeeds.Apk], ReadPackages),
        new("rpm database", 20, [ImageSeeds.Rpm(rpm)], file =>
        {
            RpmDatabase.Packages("var/lib/rpm/rpmdb.sqlite", file, 1_000, _ => true, (_, _) => { });
            RpmDatabase.Count("var/lib/rpm/rpmdb.sqlite", file);
        }),
        new("packages of languages", 1,
            [
                "Metadata-Version: 2.1\nName: requests\nVersion: 2.32.3\n\nText: x\n"u8.ToArray(),
                """{"name":"left-pad","version":"1.3.0","dependencies":{"name":"b"}}"""u8.ToArray(),
                ImageSeeds.Jar, ImageSeeds.GoProgram, ElfBytes.Of("/lib/ld.so", ["libc.so.6", "libm.so.6"]),
                "#!/usr/bin/env -S node\n"u8.ToArray(),
            ],
            ReadLanguages),
        new("image name", 1,
            [
                "golang:1.24-alpine"u8.ToArray(), "ghcr.io:5000/a/b_c--d:1@sha256:0123456789abcdef0123456789abcdef"u8.ToArray(),
                "[::1]:5000/a"u8.ToArray(), "linux/arm/v7"u8.ToArray(),
            ],
            ReadName),
    ];

    private static void ReadLayer(byte[] layer)
    {
        Mend(layer);
        var config = LayerConfig.Replace(ArchiveBuilder.Digest(ImageSeeds.Layer), ArchiveBuilder.Digest(layer), StringComparison.Ordinal);
        Read(new TarBytes().File("l0", layer).File("l1", ImageSeeds.Upper).File("c", Encoding.UTF8.GetBytes(config))
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
        .File("l0", ImageSeeds.Layer).File("l1", ImageSeeds.Upper).File("c", config)
        .File("manifest.json", TwoLayers).End());

    private static void ReadPackages(byte[] text)
    {
        PackageText.Count(text);
        PackageText.Read(text, "var/lib/dpkg/status", 1_000, _ => true, (_, _) => { });
    }

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
