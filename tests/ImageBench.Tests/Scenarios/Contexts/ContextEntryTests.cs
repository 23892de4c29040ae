using System.Diagnostics;
using System.Formats.Tar;
using System.Globalization;
using System.Net.Sockets;
using ImageBench.Model.Files;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Tests.Scenarios.Contexts;

/// <summary>On a system that does not say of what kind a file is (macOS, Windows), and on one that does.</summary>
public sealed class ContextEntryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<bool> Systems => [true, false];

    [Theory]
    [MemberData(nameof(Systems))]
    public void APipeIsSentAsOneAndNobodyWaitsForItsWriter(bool tells)
    {
        NamedPipe.Make(Place("pipe"));

        Assert.Equal(TarEntryType.Fifo, Read("pipe", tells).Type);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void ASocketIsKnownAndHasNoBytes(bool tells)
    {
        using var listening = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listening.Bind(new UnixDomainSocketEndPoint(Place("socket")));

        var socket = Read("socket", tells);

        Assert.True(socket.IsSocket);
        Assert.Equal((TarEntryType.RegularFile, 0), (socket.Type, socket.Length));
        Assert.Equal(0, socket.Content!().ReadByte() + 1);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void AFileIsSentWhateverItsLength(bool tells)
    {
        File.WriteAllText(Place("empty"), "");
        File.WriteAllText(Place("full"), "content");

        Assert.Equal((TarEntryType.RegularFile, 0), (Read("empty", tells).Type, Read("empty", tells).Length));
        Assert.Equal((TarEntryType.RegularFile, 7), (Read("full", tells).Type, Read("full", tells).Length));
    }

    [Fact]
    public void WhereTheSystemDoesNotTellAFileIsNotOpenedToBeListed()
    {
        File.WriteAllText(Place("locked"), "content");
        using var locked = new FileStream(Place("locked"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal(7, Read("locked", tells: false)!.Length);
    }

    [Theory]
    [InlineData("full", 0b100_111_101_001, "2024-05-06T07:08:09.1234567Z")]
    [InlineData("empty", 0b110_100_100, "1970-01-01T00:00:00Z")]
    [InlineData("full", 0b110_100_100, "1969-12-31T23:59:57.5Z")]
    [InlineData("linked", 0b110_000_000, "2024-05-06T07:08:09.0000001Z")]
    [InlineData("folder", 0b001_111_111_111, "2038-01-19T03:14:08Z")]
    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    public void WhatTheSystemSaysAtOnceIsWhatItSaysPieceByPiece(string name, int mode, string modifiedAt)
    {
        var folder = Directory.CreateDirectory(Place("folder"));
        File.WriteAllText(Place("empty"), "");
        File.WriteAllText(Place("full"), "content");
        File.WriteAllText(Place("linked"), "other");
        if (name == "linked")
        {
            using var link = Process.Start("ln", [Place(name), Place("second")]);
            link.WaitForExit();
        }

        FileSystemInfo source = name == "folder" ? folder : new FileInfo(Place(name));
        source.UnixFileMode = (UnixFileMode)mode;
        source.LastWriteTimeUtc = DateTimeOffset.Parse(modifiedAt, CultureInfo.InvariantCulture).UtcDateTime;

        var pieces = ContextEntry.Read(source, name);

        Assert.Equal(pieces, ContextEntry.Of(Place(name), name, FileStatus.Read(Place(name), followsLinks: false)!));
        Assert.Equal((mode, name == "linked"), ((int)pieces.Mode, pieces.Number is not null));
        Assert.Equal(DateTimeOffset.Parse(modifiedAt, CultureInfo.InvariantCulture), pieces.ModifiedAt);
    }

    public void Dispose() => _folder.Dispose();

    private string Place(string name) => Path.Combine(_folder.Path, name);

    private ContextEntry Read(string name, bool tells) => ContextEntry.Read(
        new FileInfo(Place(name)), name, path => tells ? FileStatus.Read(path, followsLinks: false) : null);
}
