using System.Buffers.Binary;
using System.Formats.Tar;
using System.Text;
using ImageBench.Model;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Tests.Scenarios.Contexts;

/// <summary>A context that is written while something happens.</summary>
public class ContextTarTests
{
    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("longer than it was")]
    [InlineData(null)]
    public async Task AFileThatChangedSinceItWasListedIsNamed(string? content)
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("data", "as listed").Add("later");
        var context = folder.List();
        if (content is null)
            File.Delete(folder["data"]);
        else
            folder.Add("data", content);

        using var tar = new MemoryStream();
        var fault = await Assert.ThrowsAsync<Fault>(() => context.Write(tar, TestContext.Current.CancellationToken));
        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains(
            $"The context file {folder["data"]} {(content is null ? "cannot be read (" : "changed while it was sent")}",
            fault.Message,
            StringComparison.Ordinal);
        // No end mark: half a context must not pass for a whole one.
        Assert.DoesNotContain("later", Encoding.ASCII.GetString(tar.ToArray()), StringComparison.Ordinal);
        Assert.True(tar.Length < 1024 || tar.ToArray()[^1024..].Any(value => value != 0));
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(9_000_000)]
    public async Task AFileThatShrinksOrGrowsUnderTheReaderIsNamed(long length)
    {
        using var folder = new ContextFolder().Add("Dockerfile");
        Resize(folder["data"], 4_000_000);
        var context = folder.List();
        using var target = new WatchedStream(2_000_000, () => Resize(folder["data"], length));
        var fault = await Assert.ThrowsAsync<Fault>(() => context.Write(target, TestContext.Current.CancellationToken));
        Assert.Contains($"had 4000000 bytes and now has {length}", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    // What file systems hold, by capabilities(7): version 2, and version 3 with the user that it holds for behind it.
    [InlineData("0100000200040000000000000000000000000000", "0100000200040000000000000000000000000000")]
    [InlineData("01000003ff30000000000000000000000000000007000000", "01000002ff300000000000000000000000000000")]
    public void TheCapabilitiesOfAProgramAreSentAsDockersClientSendsThem(string capability, string sent)
    {
        ContextEntry File(string name) => new(name, "", TarEntryType.RegularFile, 1, UnixFileMode.UserRead, null)
        {
            Content = () => new MemoryStream([1]),
        };
        var tool = File("tool") with
        {
            Attributes = new Dictionary<string, ReadOnlyMemory<byte>>
            {
                ["user.note"] = new byte[] { 1 },
                ["security.capability"] = Convert.FromHexString(capability),
            },
        };
        using var tar = new MemoryStream();
        ContextTar.Write([File("Dockerfile"), tool, File("later")], tar, TestContext.Current.CancellationToken);

        Assert.Equal(["Dockerfile", "tool", "later"], Sent.Read(tar.ToArray()).Select(entry => entry.Name));
        byte[] record = [.. "57 SCHILY.xattr.security.capability="u8, .. Convert.FromHexString(sent), (byte)'\n'];
        Assert.Equal(57, record.Length);
        Assert.Equal(3 * 512, tar.ToArray().AsSpan().IndexOf(record));
        Assert.DoesNotContain("user.note", Encoding.ASCII.GetString(tar.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AContextIsReadAgainForEachWrite()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("data", "one");
        var context = folder.List();
        Assert.Equal("one", Sent.Read(await ContextFolder.Tar(context))[1].Content);
        folder.Add("data", "two");
        Assert.Equal("two", Sent.Read(await ContextFolder.Tar(context))[1].Content);
    }

    [Fact]
    public async Task CancellingStopsInTheMiddleOfAFile()
    {
        using var folder = new ContextFolder().Add("Dockerfile");
        Resize(folder["data"], 1_000_000_000);
        var context = folder.List();
        using var cancelling = new CancellationTokenSource();
        using var target = new WatchedStream(2_000_000, cancelling.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => context.Write(target, cancelling.Token));
        Assert.InRange(target.Written, 2_000_000, 4_000_000);
    }

    [Fact]
    public async Task ABrokenTargetIsTheCallersError()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("data", new string('x', 300_000));
        using var target = new WatchedStream(200_000, () => throw new IOException("connection reset"));
        var error = await Assert.ThrowsAsync<IOException>(() => folder.List().Write(target, TestContext.Current.CancellationToken));
        Assert.Equal("connection reset", error.Message);
    }

    [Fact]
    public async Task AFileOverEightGigabytesIsListedWithItsWholeSize()
    {
        const long size = 8_589_934_592 + 5;
        using var folder = new ContextFolder().Add("Dockerfile");
        Resize(folder["data"], size);
        var context = folder.List();
        Assert.Equal(size + 1, context.Size.Bytes);

        // The header is all that must be seen; the content is holes.
        using var head = new MemoryStream();
        using var target = new WatchedStream(1_000_000, () => throw new IOException("enough"), head);
        await Assert.ThrowsAsync<IOException>(() => context.Write(target, TestContext.Current.CancellationToken));
        var header = head.ToArray()[1024..1536];
        Assert.Equal("data", Encoding.ASCII.GetString(header, 0, 4));
        Assert.Equal(0x80, header[124]);
        Assert.Equal(size, BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(128, 8)));
    }

    private static void Resize(string path, long length)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(length);
    }

    /// <summary>Forgets what is written (or copies it) and calls once a number of bytes has passed.</summary>
    private sealed class WatchedStream(long bytes, Action passed, Stream? copy = null) : Stream
    {
        private bool _called;

        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Written += buffer.Length;
            copy?.Write(buffer);
            if (_called || Written < bytes)
                return;
            _called = true;
            passed();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
