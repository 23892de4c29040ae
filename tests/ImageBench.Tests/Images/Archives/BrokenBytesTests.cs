using ImageBench.Images.Archives;
using ImageBench.Model;
using ImageBench.Tests.Images.Tar;
using static ImageBench.Tests.Images.Archives.RefusedArchive;
#pragma warning disable CA5394 // Do not use insecure randomness: it is seeded, so that a failure can be repeated

namespace ImageBench.Tests.Images.Archives;

/// <summary>Archives that end at any byte, or in which any byte is another one.</summary>
public class BrokenBytesTests
{
    private static readonly byte[] Layer = new TarBytes().File("a", 3000).Symlink("b", "a").End();
    private static readonly ArchiveBuilder Image = new ArchiveBuilder().Layer(Layer);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ATruncatedArchiveIsRefusedWhereverItEnds()
    {
        foreach (var archive in new[] { Image.Legacy(), Image.Oci(ArchiveBuilder.Gzip), Image.Oci(ArchiveBuilder.Zstd) })
        {
            // The last 1024 bytes are zeros that only mark the end, and the file before them may be one that nobody needs.
            for (var length = 1; length < archive.Length - 3500; length += 97)
                await Refused(archive[..length], "");
        }
    }

    [Theory]
    [InlineData("xz")]
    [InlineData("bzip2")]
    public async Task DamagedXzAndBzip2AreRefused(string program)
    {
        Assert.SkipUnless(SystemProgram.Exists(program), $"{program} is not installed");
        var random = new Random(15);
        var bytes = new byte[20_000];
        random.NextBytes(bytes);
        var archive = SystemProgram.Pack(program, new ArchiveBuilder().Layer(new TarBytes().File("a", bytes).End()).Legacy());
        for (var length = 6; length < archive.Length - 200; length += 997)
            await Refused(archive[..length], "The image archive cannot be read: ");
        for (var i = 0; i < 50; i++)
        {
            // A flipped bit is found, or stands where it says nothing.
            var damaged = (byte[])archive.Clone();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            var fault = await Record.ExceptionAsync(() => ImageArchive.Read(new MemoryStream(damaged), new ImageReading(), Token));
            Assert.True(fault is null or Fault, fault?.ToString());
        }
    }

    [Fact]
    public async Task WhateverByteIsBrokenTheEndIsFactsOrOneSentence()
    {
        var image = new ArchiveBuilder
        {
            User = "u",
        }.Layer(Layer).Layer(new TarBytes().Pax(("path", "long")).HardLink("c", "a").File(".wh.b", 0).End());
        byte[][] archives =
        [
            image.Legacy(),
            image.Oci(ArchiveBuilder.Gzip, dockerManifest: true),
            image.Oci(ArchiveBuilder.Zstd),
            ArchiveBuilder.Zstd(image.Crane()),
        ];
        var random = new Random(3);
        for (var i = 0; i < 3000; i++)
        {
            var archive = archives[i % archives.Length].ToArray();
            archive[random.Next(archive.Length)] = (byte)random.Next(256);
            archive[random.Next(archive.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                Assert.Equal(2, (await ImageArchive.Read(new MemoryStream(archive), new ImageReading(), Token)).Layers.Count);
            }
            catch (Fault fault)
            {
                Assert.Equal(ExitCode.BadInput, fault.ExitCode);
            }
        }
    }
}
