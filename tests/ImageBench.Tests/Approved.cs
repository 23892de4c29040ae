using System.Globalization;

namespace ImageBench.Tests;

/// <summary>
/// Compares a text with an approved file, as a whole. On a difference the text is kept beside it as NAME.received.EXT: read it, and where
/// it is right, move it over the approved one.
/// </summary>
internal static class Approved
{
    /// <summary><paramref name="name"/> is relative to the test project, such as "Results/Approved/builds.csv".</summary>
    public static void Matches(string name, string actual)
    {
        var path = PathOf(name);
        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        var received = Path.ChangeExtension(path, ".received" + Path.GetExtension(path));
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail(FirstDifference(name, expected.Split('\n'), actual.Split('\n')));
    }

    public static string PathOf(string name) => Path.Combine(TestProject(), name);

    private static string FirstDifference(string name, string[] expected, string[] actual)
    {
        var line = 0;
        while (line < expected.Length && line < actual.Length && expected[line] == actual[line])
            line++;
        return string.Create(CultureInfo.InvariantCulture, $"{name}:{line + 1} is not as approved (see the .received file beside it).\n")
            + $"approved: {(line < expected.Length ? expected[line] : "(the file has ended)")}\nreceived: "
            + $"{(line < actual.Length ? actual[line] : "(the text has ended)")}";
    }

    private static string TestProject()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ImageBench.Tests.csproj")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside of their project's folder.");
        return folder.FullName;
    }
}
