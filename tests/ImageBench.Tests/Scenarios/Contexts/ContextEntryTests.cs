using System.Formats.Tar;
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

        Assert.Equal(TarEntryType.Fifo, Read("pipe", tells)!.Type);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void ASocketIsLeftOut(bool tells)
    {
        using var listening = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listening.Bind(new UnixDomainSocketEndPoint(Place("socket")));

        Assert.Null(Read("socket", tells));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void AFileIsSentWhateverItsLength(bool tells)
    {
        File.WriteAllText(Place("empty"), "");
        File.WriteAllText(Place("full"), "content");

        Assert.Equal((TarEntryType.RegularFile, 0), (Read("empty", tells)!.Type, Read("empty", tells)!.Length));
        Assert.Equal((TarEntryType.RegularFile, 7), (Read("full", tells)!.Type, Read("full", tells)!.Length));
    }

    [Fact]
    public void WhereTheSystemDoesNotTellAFileIsNotOpenedToBeListed()
    {
        File.WriteAllText(Place("locked"), "content");
        using var locked = new FileStream(Place("locked"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal(7, Read("locked", tells: false)!.Length);
    }

    public void Dispose() => _folder.Dispose();

    private string Place(string name) => Path.Combine(_folder.Path, name);

    private ContextEntry? Read(string name, bool tells) => ContextEntry.Read(
        new FileInfo(Place(name)), name, path => tells ? FileStatus.Read(path, followsLinks: false) : null);
}
