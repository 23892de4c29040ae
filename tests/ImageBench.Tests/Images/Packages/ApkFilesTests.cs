using System.Text;
using ImageBench.Images.Packages;

namespace ImageBench.Tests.Images.Packages;

/// <summary>apk names a folder once for all of its files, so that a small database lists very much.</summary>
public class ApkFilesTests
{
    private const string Place = "lib/apk/db/installed";

    [Fact]
    public void ListsAreKeptAsFarAsThereIsRoom()
    {
        var lists = Lists($"{Package("small", 10, 2)}{Package("large", 4_000, 30_000)}{Package("last", 10, 2)}");

        Assert.Equal([2 * 13, 0, 0], lists.Select(list => list.Length));
    }

    [Fact]
    public void APathThatIsNoneIsLeftOut() => Assert.Equal([0], Lists(Package("a", 5_000, 3)).Select(list => list.Length));

    private static string Package(string name, int folder, int files) =>
        $"P:{name}\nV:1\nA:x86_64\nF:{new string('f', folder)}\n{string.Concat(Enumerable.Repeat("R:a\n", files))}\n";

    private static List<byte[]> Lists(string database)
    {
        var (lists, left) = (new List<byte[]>(), 64 * 1024 * 1024);
        PackageText.Read(Encoding.ASCII.GetBytes(database), Place, 10, room => (left -= room) >= 0, (_, list) => lists.Add(list));
        return lists;
    }
}
