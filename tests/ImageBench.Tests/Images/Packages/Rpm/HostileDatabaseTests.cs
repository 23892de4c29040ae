using ImageBench.Images.Packages.Rpm;

namespace ImageBench.Tests.Images.Packages.Rpm;

/// <summary>Small databases that come to much.</summary>
public class HostileDatabaseTests
{
    private const string Place = "usr/lib/sysimage/rpm/rpmdb.sqlite";

    [Theory]
    [InlineData(3)]
    [InlineData(20_000)]
    public void TheFilesOfAPackageAreListed(int files)
    {
        var lists = Lists(SqliteBytes.Of(SqliteBytes.Header("a", "/usr/", files)));

        Assert.Equal(files * "/usr/a\n".Length, Assert.Single(lists));
    }

    [Fact]
    public void AFolderThatIsNamedOnceForVeryManyFilesIsNotListedWithEach() =>
        Assert.Equal(0, Assert.Single(Lists(SqliteBytes.Of(SqliteBytes.Header("a", "/" + new string('f', 4_000), 30_000)))));

    [Fact]
    public void RowsThatLieInOneAnotherAreDamage()
    {
        var file = SqliteBytes.Of(SqliteBytes.Header("a", "/" + new string('f', 1_000), 1), times: 1_000);

        Assert.Empty(Lists(file));
    }

    private static List<int> Lists(byte[] file)
    {
        var (lists, left) = (new List<int>(), 64 * 1024 * 1024);
        RpmDatabase.Packages(Place, file, 10_000, room => (left -= room) >= 0, (_, list) => lists.Add(list.Length));
        return lists;
    }
}
