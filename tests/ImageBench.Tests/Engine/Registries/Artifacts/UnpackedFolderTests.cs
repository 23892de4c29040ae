using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using ImageBench.Engine.Registries.Artifacts;

namespace ImageBench.Tests.Engine.Registries.Artifacts;

/// <summary>What comes from a registry may be anybody's.</summary>
public sealed class UnpackedFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ib-unpacked-");

    private string Target => Path.Combine(_folder.FullName, "target");

    [Theory]
    [InlineData("../out")]
    [InlineData("/etc/out")]
    [InlineData("a/../../out")]
    [InlineData("a//b")]
    [InlineData("./a")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
        + "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
        + "01234567890123456789012345678901234567890123456789é0123")]
    public async Task APathThatLeadsOutOrIsNoneIsRefused(string name)
    {
        var refused = await Refused(tar => tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)));

        Assert.Contains("which is no path within it", refused, StringComparison.Ordinal);
        Assert.Equal(["target"], _folder.EnumerateFileSystemInfos().Select(entry => entry.Name));
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../../out")]
    [InlineData("a/../../..")]
    [InlineData("here/..")]
    public async Task ALinkThatLeadsOutOrThroughAnotherIsRefused(string target)
    {
        var refused = await Refused(tar =>
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "x/here") { LinkName = "." });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "x/link") { LinkName = target });
        });

        Assert.Contains("the link 'x/link', which leads out of it or through another link", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingIsWrittenThroughALink()
    {
        var refused = await Refused(tar =>
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "a") { LinkName = "b" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "a"));
        });

        Assert.Contains("'a' twice", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.Fifo)]
    [InlineData(TarEntryType.CharacterDevice)]
    public async Task WhatIsNeitherFileFolderNorSymlinkIsRefused(TarEntryType type)
    {
        var refused = await Refused(tar => tar.WriteEntry(
            type == TarEntryType.HardLink ? new PaxTarEntry(type, "a") { LinkName = "b" } : new PaxTarEntry(type, "a")));

        Assert.Contains("'a', which is neither a file, a folder nor a symlink", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/", "a", "'a' twice")]
    [InlineData("a", "a/b", "'a/b' below a file")]
    [InlineData("a", "a/b/c/", "'a/b/c' below a file")]
    [InlineData("a/b", "a", "'a' twice")]
    [InlineData("a/b", "a@", "'a' twice")]
    [InlineData("a/b@", "a", "'a/b' below a file")]
    [InlineData("a", "a/b@", "'a/b' below a file")]
    public async Task WhatCannotLieBesideOneAnotherIsRefused(string first, string second, string why)
    {
        // A folder ends with its slash, and a link is one to nothing.
        var refused = await Refused(tar =>
        {
            foreach (var name in (string[])[first, second])
            {
                tar.WriteEntry(name[^1] switch
                {
                    '/' => new PaxTarEntry(TarEntryType.Directory, name),
                    '@' => new PaxTarEntry(TarEntryType.SymbolicLink, name[..^1]) { LinkName = "none" },
                    _ => new PaxTarEntry(TarEntryType.RegularFile, name),
                });
            }
        });

        Assert.Contains(why, refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 1_000)]
    [InlineData(10, 99)]
    public async Task MoreThanTheLimitIsRefusedBeforeAnythingIsWritten(int entries, long bytes)
    {
        var refused = await Refused(
            tar =>
            {
                for (var i = 0; i < 3; i++)
                    tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"f{i}") { DataStream = new MemoryStream(new byte[40]) });
            },
            new FolderLimits(entries, bytes));

        Assert.Contains("it unpacks to more than", refused, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target));
    }

    [Theory]
    [InlineData("77777777777")]
    [InlineData("\u0080\0\0\0\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f")]
    [InlineData("\u00ff\u00ff\u00ff\u00ff\u0080\0\0\0\0\0\0\0")]
    public async Task ATimeOfNoCalendarIsRefusedOrTakenAsFarAsItGoes(string time)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(WithTime(Encoding.Latin1.GetBytes(time)));

        var refused = await Record.ExceptionAsync(
            () => new UnpackedFolder(Target, FolderLimits.Usual).Fill(packed, TestContext.Current.CancellationToken));

        Assert.True(refused is null or InvalidDataException, refused?.ToString());
        Assert.Equal(refused is null, File.Exists(Path.Combine(Target, "a")));
    }

    [Fact]
    public async Task AnExtendedHeaderIsNotHeldWhateverLengthItClaims()
    {
        var refused = await Refused(tar => tar.WriteEntry(new PaxTarEntry(
            TarEntryType.RegularFile, "a", [new("comment", new string('x', 2_000_000))])));

        Assert.Contains("an extended header claims", refused, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // The header of an empty file whose time is those bytes, and the end of an archive.
    private static byte[] WithTime(byte[] time)
    {
        var tar = new byte[1536];
        "a"u8.CopyTo(tar);
        "0000644\0"u8.CopyTo(tar.AsSpan(100));
        "0000000\0"u8.CopyTo(tar.AsSpan(108));
        "0000000\0"u8.CopyTo(tar.AsSpan(116));
        "00000000000\0"u8.CopyTo(tar.AsSpan(124));
        time.CopyTo(tar, 136);
        "        0"u8.CopyTo(tar.AsSpan(148));
        "ustar\000"u8.CopyTo(tar.AsSpan(257));
        var sum = tar.Take(512).Sum(one => one);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(tar, 148);
        return tar;
    }

    private async Task<string> Refused(Action<TarWriter> write, FolderLimits? limits = null)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        await using (var tar = new TarWriter(gzip, TarEntryFormat.Pax))
            write(tar);
        var unpacked = new UnpackedFolder(Target, limits ?? FolderLimits.Usual);
        return (await Assert.ThrowsAsync<InvalidDataException>(
            () => unpacked.Fill(packed, TestContext.Current.CancellationToken))).Message;
    }
}
