using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace ImageBench.Tests;

/// <summary>What the pages of the repository say of its files is so.</summary>
public class PagesTests
{
    private const string Rooms = "The table of rooms of harness/README.md";

    private static readonly string Harness = Path.Combine(Repository.Root, "harness");
    private static readonly string FormsFolder = Path.Combine(Repository.Root, ".github", "ISSUE_TEMPLATE");

    public static TheoryData<string> Pages => [.. RepositoryPage.Names];

    public static TheoryData<string> Forms => [.. Directory.GetFiles(FormsFolder).Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryLinkLeadsToAFileAndToAHeadingOfIt(string name) => Nothing(RepositoryPage.Read(name).BrokenLinks());

    /// <summary>After a new run of the reference: .ci/pictures.</summary>
    [Fact]
    public void TheFirstScreenShowsThePageOfARunLightAndDark()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var pictures = Regex.Matches(readme[..readme.IndexOf("\n## ", StringComparison.Ordinal)], "src(?:set)?=\"([^\"]+)\"")
            .Select(match => new FileInfo(Path.Combine(Repository.Root, match.Groups[1].Value)))
            .ToList();

        Assert.Equal(["page-dark.png", "page-light.png"], pictures.Select(picture => picture.Name));
        Assert.All(pictures, picture => Assert.InRange(picture.Length, 10_000, 150_000));
    }

    [Fact]
    public void ALinkThatLeadsNowhereIsTold()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "in"));
        File.WriteAllText(Path.Combine(folder.Path, "other.md"), "# What is `here`?\n");
        File.WriteAllText(
            Path.Combine(folder.Path, "in/page.md"),
            """
            # Page
            [a](../other.md) [b](../other.md#what-is-here) [c](#page) [d](https://example.org/x)
            ![e](gone.png) [f](../other.md#gone) [g](#gone) [h](../../x)
            """);

        var broken = new RepositoryPage(folder.Path, "in/page.md").BrokenLinks();

        Assert.Equal(
            [
                "in/page.md links to gone.png, and there is no in/gone.png.",
                "in/page.md links to ../other.md#gone, and other.md has no heading of that name.",
                "in/page.md links to #gone, and in/page.md has no heading of that name.",
                "in/page.md links to ../../x, and there is no ../x.",
            ],
            broken);
    }

    [Fact]
    public void TheTableOfRoomsNamesTheFoldersThatHoldCode()
    {
        var rows = RepositoryPage.Read("harness/README.md").Table("floor").Select(row => (Room: row[1][0], SubRooms: row[2]));
        var told = rows.SelectMany(row => row.SubRooms.Where(name => name.Length > 0).Prepend("").Select(name => row.Room + name)).ToList();

        var there = Directory.EnumerateFiles(Harness, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Select(file => Path.GetRelativePath(Harness, file).Replace('\\', '/').Split('/')[..^1])
            .Where(folders => folders is not ([] or ["obj" or "bin", ..]))
            .SelectMany(folders => Enumerable.Range(1, folders.Length).Select(depth => string.Join('/', folders[..depth]) + "/"))
            .ToHashSet(StringComparer.Ordinal);

        Nothing(
        [
            .. there.Except(told).Select(folder => $"{Rooms} does not name {folder}, which holds code: give it its place there."),
            .. told.Except(there).Select(folder => $"{Rooms} names {folder}, which is no folder with code: take it out."),
            .. told.CountBy(folder => folder).Where(folder => folder.Value > 1).Select(folder => $"{Rooms} names {folder.Key} twice."),
        ]);
    }

    [Fact]
    public void TheFilesToOpenAreThere()
    {
        var named = RepositoryPage.Read("harness/README.md").ListedSpans.Where(IsPath).ToList();

        var gone = named.Where(path => !Path.Exists(Path.Combine(Harness, path)) && !Path.Exists(Path.Combine(Repository.Root, path)));

        Assert.True(named.Count > 20, $"Only {named.Count} paths were found.");
        Nothing([.. gone.Select(path => $"harness/README.md says to open {path}, which is not there: say what to open instead.")]);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void EveryIssueFormAsksForWhatDoctorPrints(string name)
    {
        var form = new YamlStream();
        form.Load(new StringReader(File.ReadAllText(Path.Combine(FormsFolder, name))));

        var parts = (YamlSequenceNode)form.Documents[0].RootNode["body"];

        Assert.Contains(parts, part => part["attributes"]["label"].ToString() == "imagebench doctor");
        Assert.Distinct(parts.Select(part => part["id"].ToString()));
    }

    private static void Nothing(IReadOnlyList<string> wrong) => Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));

    // "NAME" stands for what somebody adds.
    private static bool IsPath(string span) =>
        Regex.IsMatch(span, @"^[\w.-]+(/[\w.-]*)+$", RegexOptions.CultureInvariant) && !span.Contains("NAME", StringComparison.Ordinal);
}
