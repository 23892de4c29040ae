using System.Globalization;
using System.Text;
using ImageBench.Tests.Images.Tar;
using static ImageBench.Tests.Images.Changes.ComparedImages;

namespace ImageBench.Tests.Images.Changes;

/// <summary>Packages that are of another version, and the bytes of their files.</summary>
public class PackageDifferenceTests
{
    [Theory]
    [InlineData(
        "var/lib/dpkg/status",
        "Package: libc6\nStatus: install ok installed\nArchitecture: amd64\nInstalled-Size: {1}\nVersion: {0}\n\nPackage: gone\nStatus: "
            + "deinstall ok config-files\nVersion: 1\n",
        1024)]
    [InlineData("var/lib/dpkg/status.d/libc6", "Package: libc6\nVersion: {0}\nInstalled-Size: {1}\n", 1024)]
    [InlineData("lib/apk/db/installed", "C:Q1x=\nP:libc6\nV:{0}\nA:x86_64\nS:99\nI:{1}\nF:lib\nR:x\n", 1)]
    public async Task APackageIsToldWithBothVersions(string path, string database, int unit)
    {
        var difference = await Between(new TarBytes().File(path, Text("2.36", 100)), new TarBytes().File(path, Text("2.41", 103)));

        var change = Assert.Single(difference.Packages);
        Assert.Equal(("libc6", "2.36", "2.41", 3L * unit), (
            change.Name, change.BaseVersion, change.HeadVersion, change.DeclaredChange?.Bytes));
        Assert.Equal(path.EndsWith("installed", StringComparison.Ordinal) ? 0 : null, change.Change?.Bytes); // apk lists files, dpkg apart.

        byte[] Text(string version, int size) => Encoding.UTF8.GetBytes(
            database.Replace("{0}", version, StringComparison.Ordinal).Replace("{1}",
                size.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("var/lib/dpkg/status", "var/lib/dpkg/info/libc6:amd64.list",
        "/.\n/lib\n/lib/libc.so.6\n/lib/link\n/usr/share/doc/left-out\n")]
    [InlineData("var/lib/dpkg/status", "var/lib/dpkg/info/libc6.list", "/lib/libc.so.6\n")]
    [InlineData("var/lib/dpkg/status.d/libc6", "var/lib/dpkg/status.d/libc6.md5sums", "d41d8cd98f00b204e9800998ecf8427e  lib/libc.so.6\n")]
    public async Task APackagesBytesAreThoseOfItsFilesInTheImage(string database, string list, string text)
    {
        var change = Assert.Single((await Between(Image("1", 1000), Image("2", 1700))).Packages);

        Assert.Equal(700, change.Change?.Bytes);

        // "/lib" leads to /usr/lib, as in today's distributions, and what a list names may be left out.
        TarBytes Image(string version, int size) => new TarBytes().Symlink("lib", "usr/lib")
            .File("usr/lib/libc.so.6", size).Symlink("usr/lib/link", "libc.so.6")
            .File(database, Encoding.UTF8.GetBytes($"Package: libc6\nArchitecture: amd64\nVersion: {version}\n"))
                .File(list, Encoding.UTF8.GetBytes(text));
    }
}
