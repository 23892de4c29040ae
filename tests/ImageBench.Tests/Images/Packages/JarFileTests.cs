using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using ImageBench.Images.Packages;

namespace ImageBench.Tests.Images.Packages;

public class JarFileTests
{
    [Theory]
    [InlineData(999, "group:told")]
    [InlineData(1000, "app")]
    public void OfVeryManyTextsTheFirstAreRead(int useless, string name)
    {
        var jar = Jar([.. Enumerable.Range(0, useless).Select(number => (Pom(number), "useless")), (Pom(useless), Told)]);

        Assert.Equal(name, Assert.Single(JarFile.Read("lib/app-1.0.jar", jar)).Name);
    }

    [Fact]
    public void ATextBehindWhichMuchIsSaidToFollowIsReadAllTheSame()
    {
        // Its line of the directory says that it takes all that is there.
        var jar = Jar([(Pom(0), Told), ("rest", new string('x', 400_000))]);
        var line = jar.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(jar.AsSpan(line + 20), 200_000);

        Assert.Equal("group:told", Assert.Single(JarFile.Read("lib/app-1.0.jar", jar)).Name);
    }

    private const string Told = "groupId=group\nartifactId=told\nversion=2.0\n";

    private static string Pom(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"META-INF/maven/g/{number}/pom.properties");

    private static byte[] Jar(IEnumerable<(string Name, string Text)> entries)
    {
        var random = new Random(1);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                var content = Encoding.UTF8.GetBytes(text);
                // What packs well would not be there to be claimed.
                if (content.Length > 1000)
                    random.NextBytes(content);
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
