using System.Text;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports.Contexts;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Tests.Scenarios.Contexts;

public class SyncedContextTests
{
    [Fact]
    public void TheContextHoldsWhatTheIgnoreFileKeepsAndTheDockerfileLiesApart()
    {
        using var folder = new ContextFolder().Add("main.go")
            .Add("sub/Dockerfile.a", "FROM x")
            .Add(".dockerignore", "sub\n.dockerignore\n");
        folder.Dockerfile = "sub/Dockerfile.a";

        var folders = folder.List().Folders!;

        Assert.Equal("Dockerfile.a", folders.DockerfileName);
        Assert.Equal([("Dockerfile.a", "FROM x")], folders.Dockerfile.Select(item => (item.Path, Read(item))));
        Assert.Equal([(".dockerignore", true), ("main.go", false)], folders.Context.Select(item => (item.Path, item.IsIgnored)).Order());
    }

    [Fact]
    public void AnIgnoreFileOfOneDockerfileLiesBesideIt()
    {
        using var folder = new ContextFolder().Add("main.go").Add("Dockerfile")
            .Add("Dockerfile.dockerignore", "main.go\nDockerfile*\n")
            .Add(".dockerignore", "*\n");

        var folders = folder.List().Folders!;

        Assert.Equal(["Dockerfile", "Dockerfile.dockerignore"], folders.Dockerfile.Select(item => item.Path));
        Assert.Equal("main.go\nDockerfile*\n", Read(folders.Dockerfile[1]));
        Assert.Equal([".dockerignore"], folders.Context.Select(item => item.Path));
        Assert.False(folders.Context[0].IsIgnored);
    }

    [Fact]
    public void TimesModesAndKindsAreTheFilesOwn()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("d/run.sh").Link("l", "d");
        var time = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc).AddTicks(1_234_567);
        Assert.True(folder.Shell("mkfifo pipe && chmod 4751 d/run.sh && touch -h -d 2002-02-03T00:00:00Z l"));
        File.SetLastWriteTimeUtc(folder["d/run.sh"], time);

        var items = folder.List().Folders!.Context.ToDictionary(item => item.Path);

        Assert.Equal(
            (ContextItemKind.File, new DateTimeOffset(time), 1L),
            (items["d/run.sh"].Kind, items["d/run.sh"].ModifiedAt, items["d/run.sh"].Length));
        Assert.Equal((UnixFileMode)0b100_111_101_001, items["d/run.sh"].Mode);
        Assert.Equal((ContextItemKind.Symlink, "d", 2002), (items["l"].Kind, items["l"].LinkTarget, items["l"].ModifiedAt.Year));
        Assert.Equal((ContextItemKind.Directory, ContextItemKind.Pipe), (items["d"].Kind, items["pipe"].Kind));
    }

    [Fact]
    public void NamesOfOneFileShareItsNumberAndAFileWithOneNameHasNone()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("a").Add("other").Add("d/x");
        Assert.True(folder.Shell("ln a d/b && ln a c"));

        var items = folder.List().Folders!.Context.ToDictionary(item => item.Path);

        Assert.NotNull(items["a"].Number);
        Assert.Equal((items["a"].Number, items["a"].Number), (items["d/b"].Number, items["c"].Number));
        Assert.Null(items["other"].Number);
    }

    [Fact]
    public void AnEditedFileIsTheNewestOfAllAndAFileOfItsOwn()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("main.go", "package main").Add("other");
        Assert.True(folder.Shell("ln main.go b"));
        var future = new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        var now = Edited(folder, DateTimeOffset.UnixEpoch.AddYears(100));
        File.SetLastWriteTimeUtc(folder["other"], future);
        var later = Edited(folder, DateTimeOffset.UnixEpoch.AddYears(100));

        Assert.Equal((DateTimeOffset.UnixEpoch.AddYears(100), "package main!", 13L), (now.ModifiedAt, Read(now), now.Length));
        Assert.True(later.ModifiedAt > future);
        Assert.Null(now.Number);
    }

    [Fact]
    public void NoTwoEditsHaveOneTimeAlsoWhereTheFolderIsDatedInTheFuture()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("main.go", "package main");
        File.SetLastWriteTimeUtc(folder["Dockerfile"], new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var times = new[] { "1", "2", "3" }.Select(mark => Edited(folder, DateTimeOffset.UnixEpoch.AddYears(100), mark).ModifiedAt);

        Assert.Equal(3, times.Distinct().Count());
    }

    [Fact]
    public void AFileThatAnEarlierBuildLeftHasItsTimeInSecondsAndATimeOfItsOwnForEachContent()
    {
        using var folder = new ContextFolder().Add("Dockerfile");
        var made = new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero);

        DateTimeOffset Time(string content) =>
            folder.List(Carried("app", content, made)).Folders!.Context.Single(item => item.Path == "app").ModifiedAt;

        DateTimeOffset[] times = [Time("one"), Time("two"), Time("one")];

        Assert.Equal(times[0], times[2]);
        Assert.NotEqual(times[0], times[1]);
        Assert.All(times, time => Assert.Equal(made.ToUnixTimeSeconds(), time.ToUnixTimeSeconds()));
    }

    [Fact]
    public void TheFoldersOfAFileThatAnEarlierBuildLeftAreListedBeforeIt()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("in/x");

        var items = folder.List(Carried("in/new/made", "x", DateTimeOffset.UnixEpoch)).Folders!.Context;

        Assert.Equal(
            [("in", ContextItemKind.Directory), ("in/new", ContextItemKind.Directory), ("in/new/made", ContextItemKind.File)],
            items.Where(item => item.Path is "in" or "in/new" or "in/new/made").Select(item => (item.Path, item.Kind)).Order());
    }

    [Fact]
    public void TheKeyIsOfTheContextAndTheDockerfileWhateverIsInThem()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("Dockerfile.b");
        var first = folder.List().Folders!.Key;
        folder.Add("more");
        var same = folder.List().Folders!.Key;
        folder.Dockerfile = "Dockerfile.b";

        Assert.Equal(first, same);
        Assert.NotEqual(first, folder.List().Folders!.Key);
    }

    private static CarriedFile Carried(string path, string content, DateTimeOffset made) =>
        ContextFolder.Carried(path, content, UnixFileMode.UserRead) with { ModifiedAt = made };

    private static ContextItem Edited(ContextFolder folder, DateTimeOffset at, string mark = "!")
    {
        var edit = new FileEdit("main.go", Encoding.UTF8.GetBytes(mark), at);
        var context = BuildContext.List(folder.Root, folder["Dockerfile"], edit, TestContext.Current.CancellationToken);
        return context.Folders!.Context.Single(item => item.Path == "main.go");
    }

    private static string Read(ContextItem item)
    {
        using var reader = new StreamReader(item.Open(TestContext.Current.CancellationToken));
        return reader.ReadToEnd();
    }
}
