using System.Text.RegularExpressions;

namespace ImageBench.Tests;

/// <summary>The list of what comes from outside names places that are there: a place that moves takes its row along.</summary>
public sealed partial class SecurityPageTests
{
    [Fact]
    public void EachPlaceThatIsNamedIsThere()
    {
        var harness = Path.Combine(Repository.Root, "harness");
        var names = Directory.EnumerateFiles(harness, "*.cs", SearchOption.AllDirectories).Select(Path.GetFileName).ToHashSet();
        var rows = File.ReadLines(Path.Combine(Repository.Root, ".github", "SECURITY.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Split(" | ")[1])
            .Where(where => where != "where it is read")
            .ToList();
        var places = rows.SelectMany(where => Code().Matches(where).Select(place => place.Groups[1].Value)).ToList();

        // A file may stand there by its name alone, behind one of its room.
        string[] gone = [.. places.Where(place => place.Contains('/', StringComparison.Ordinal)
            ? !Path.Exists(Path.Combine(harness, place))
            : !names.Contains(place))];

        Assert.True(gone.Length == 0, $".github/SECURITY.md names {string.Join(", ", gone)}, which the harness does not have (any more).");
        Assert.All(rows, where => Assert.Matches(Code(), where));
        Assert.True(rows.Count > 40);
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
