using System.Formats.Tar;
using System.Net.Sockets;
using System.Text;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports.Contexts;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Tests.Scenarios.Contexts;

public class BuildContextTests
{
    [Fact]
    public async Task TheDockerfileComesFirstAndTheRestByName()
    {
        using var folder = new ContextFolder().Add("b/z").Add("b.txt").Add("B").Add("a/Dockerfile.multi", "FROM scratch").Add("b/a");
        folder.Dockerfile = "a/Dockerfile.multi";
        var context = folder.List();
        Assert.Equal("a/Dockerfile.multi", context.DockerfileName);
        Assert.Equal(5, context.Files);
        Assert.Equal(4 + "FROM scratch".Length, context.Size.Bytes);
        var tar = await ContextFolder.Tar(context);
        Assert.Equal(["a/Dockerfile.multi", "B", "a/", "b/", "b.txt", "b/a", "b/z"], Sent.Read(tar).Select(entry => entry.Name));
        // A plain header, or the builder would take the tar for a Dockerfile.
        Assert.Equal("a/Dockerfile.multi", Encoding.ASCII.GetString(tar, 0, 18));
        Assert.Equal("ustar\0", Encoding.ASCII.GetString(tar, 257, 6));
    }

    [Fact]
    public async Task WhatAnEarlierBuildLeftLiesAmongTheFilesWhereTheIgnoreFileKeepsIt()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("app", "older").Add("b").Add(".dockerignore", "*.log\n");
        CarriedFile Carried(string path, string content) =>
            ContextFolder.Carried(path, content, (UnixFileMode)0b111_101_000);

        var context = BuildContext.List(
            folder.Root,
            folder["Dockerfile"],
            edit: null,
            [Carried("app", "newest"), Carried("bin/tool", "t"), Carried("x.log", "x")],
            TestContext.Current.CancellationToken);

        var sent = Sent.Read(await ContextFolder.Tar(context));
        Assert.Equal(["Dockerfile", ".dockerignore", "app", "b", "bin/", "bin/tool"], sent.Select(entry => entry.Name));
        Assert.Equal(("newest", "750"), (sent[2].Content, Octal(sent[2].Mode)));
        Assert.Equal((5, sent.Sum(entry => entry.Length)), (context.Files, context.Size.Bytes));
        Assert.Equal("older", await File.ReadAllTextAsync(folder["app"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task TimesAreTheFilesOwnInWholeSecondsAndEverythingIsRoots()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("a/b").Link("l", "a/b").Add("old");
        var time = new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.Zero);
        File.SetLastWriteTimeUtc(folder["a/b"], time.UtcDateTime.AddMilliseconds(900));
        Directory.SetLastWriteTimeUtc(folder["a"], time.UtcDateTime);
        File.SetLastWriteTimeUtc(folder["old"], DateTime.UnixEpoch.AddDays(-1));
        Assert.True(folder.Shell("touch -h -d 2002-02-03T00:00:00Z l"));

        var sent = await folder.Send();

        Assert.All(sent, entry => Assert.Equal((0, 0), (entry.User, entry.Group)));
        Assert.Equal(
            [time, time, time.AddYears(1).Date, DateTimeOffset.UnixEpoch],
            sent.Skip(1).Select(entry => entry.Name == "l" ? entry.Time.Date : entry.Time));
    }

    [Fact]
    public async Task AnEditIsDatedToTheNextSecondSoThatItIsNewerThanWhatWasCompiledInThisOne()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("main.c");
        var at = DateTimeOffset.UnixEpoch.AddYears(100).AddMilliseconds(1);

        var context = BuildContext.List(
            folder.Root, folder["Dockerfile"], new FileEdit("main.c", "!"u8.ToArray(), at), TestContext.Current.CancellationToken);

        Assert.Equal(at.AddMilliseconds(999), Sent.Read(await ContextFolder.Tar(context)).Single(entry => entry.Name == "main.c").Time);
    }

    [Fact]
    public async Task ModesAreKept()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("run.sh").Add("d/x");
        Assert.True(folder.Shell("chmod 4751 run.sh && chmod 1777 d"));
        var sent = await folder.Send();
        Assert.Equal("4751", Octal(sent.Single(entry => entry.Name == "run.sh").Mode));
        Assert.Equal("1777", Octal(sent.Single(entry => entry.Name == "d/").Mode));
    }

    [Fact]
    public async Task SymlinksAreSentAsTheySayAndNeverFollowed()
    {
        var far = new string('t', 150);
        using var folder = new ContextFolder().Add("Dockerfile").Add("d/x");
        folder.Link("d/loop", "../d").Link("dir", "d").Link("gone", "nowhere").Link("out", "/etc").Link("far", far);
        var sent = await folder.Send();
        Assert.Equal(["Dockerfile", "d/", "d/loop", "d/x", "dir", "far", "gone", "out"], sent.Select(entry => entry.Name));
        Assert.Equal(
            ["../d", "d", far, "nowhere", "/etc"],
            sent.Where(entry => entry.Type == TarEntryType.SymbolicLink).Select(entry => entry.Link));
        Assert.Equal(7, folder.List().Files);
    }

    [Fact]
    public async Task NamesOfOneFileAreSentOnceAndCountedOnce()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("b", "same");
        Assert.True(folder.Shell("ln b a && mkdir d && ln b d/c"));

        var sent = await folder.Send();

        Assert.Equal(
            [("a", "", "same"), ("b", "a", ""), ("d/c", "a", "")],
            sent.Where(entry => entry.Type is not TarEntryType.Directory).Skip(1).Select(entry => (entry.Name, entry.Link, entry.Content)));
        Assert.Equal((4, 1 + 4), (folder.List().Files, folder.List().Size.Bytes));
    }

    [Fact]
    public async Task LongAndForeignNamesArriveWhole()
    {
        var parts = string.Join('/', Enumerable.Repeat(new string('p', 90), 6));
        string[] names =
        [
            new string('n', 100),
            new string('n', 101),
            new string('é', 60),
            $"{parts}/file",
            $"{parts}/{new string('ü', 120)}",
            "日本/ファイル😀.txt",
            "with space",
            "new\nline",
            @"back\slash",
            "-rf",
        ];
        using var folder = new ContextFolder().Add("Dockerfile");
        foreach (var name in names)
            folder.Add(name, name);
        var sent = (await folder.Send()).Where(entry => entry.Type == TarEntryType.RegularFile).Skip(1).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), sent.Select(entry => entry.Name));
        Assert.All(sent, entry => Assert.Equal(entry.Name, entry.Content));
    }

    [Fact]
    public async Task PipesAreSentAndSocketsAreNoPartOfATarAndEmptyFilesInASession()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("empty", "");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder["socket"]));
        Assert.True(folder.Shell("mkfifo pipe"));
        Assert.Equal(
            [("Dockerfile", TarEntryType.RegularFile), ("empty", TarEntryType.RegularFile), ("pipe", TarEntryType.Fifo)],
            (await folder.Send()).Select(entry => (entry.Name, entry.Type)));
        // A session tells of it as Docker's own clients do.
        var told = folder.List().Folders!.Context.Single(item => item.Path == "socket");
        Assert.Equal((ContextItemKind.File, 0L, null), (told.Kind, told.Length, told.Flaw));
        Assert.Equal(-1, told.Open(TestContext.Current.CancellationToken).ReadByte());
    }

    [Fact]
    public async Task DevicesAreSentAsTheDevicesThatTheyAre()
    {
        using var folder = new ContextFolder().Add("Dockerfile");
        Assert.SkipUnless(folder.Shell("mknod null c 1 3 && mknod disk b 7 300"), "no devices can be made here");

        var context = folder.List();
        using var tar = new TarReader(new MemoryStream(await ContextFolder.Tar(context)));
        List<(string, TarEntryType, int, int)> devices = [];
        while (await tar.GetNextEntryAsync(copyData: false, TestContext.Current.CancellationToken) is PosixTarEntry entry)
            devices.Add((entry.Name, entry.EntryType, entry.DeviceMajor, entry.DeviceMinor));

        Assert.Equal([("disk", TarEntryType.BlockDevice, 7, 300), ("null", TarEntryType.CharacterDevice, 1, 3)], devices[1..]);
        Assert.Equal(
            [("Dockerfile", ContextItemKind.File, default), ("disk", ContextItemKind.BlockDevice, new DeviceNumber(7, 300)),
                ("null", ContextItemKind.CharacterDevice, new DeviceNumber(1, 3))],
            context.Folders!.Context.Select(item => (item.Path, item.Kind, item.Device)));
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8);
}
