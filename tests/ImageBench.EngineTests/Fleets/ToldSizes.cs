using System.Globalization;
using System.Text;
using ImageBench.Results.Csv;

namespace ImageBench.EngineTests.Fleets;

/// <summary>
/// The sizes and counts that a run tells of its images, cell by cell, and which of them do not depend on when they were built: those that
/// two runs on one machine have alike.
/// </summary>
internal static class ToldSizes
{
    // Of images; what is told of builds and checks is of the machine.
    private static readonly string[] Files = ["variants.csv", "layers.csv", "contents.csv"];
    private static readonly string[] Endings = ["_size_bytes", "wasted_bytes", "_count"];

    // A packed layer has the times of its files, and a config the moments of its steps.
    private const string Packed = "content_size_bytes";

    // Its builds fetch what a mirror has at the moment, and note when.
    private const string Fetching = "cleanup";

    /// <summary>
    /// Each cell is the same to the byte in <paramref name="merged"/>, but where <paramref name="alone"/> and <paramref name="again"/>
    /// differ too: in a column of that scenario, or, where they do in several scenarios, in that column; and then by no more than times
    /// come to.
    /// </summary>
    public static void AreThoseOf(string alone, string again, string merged)
    {
        var (first, second, joined) = (Read(alone), Read(again), Read(merged));
        Assert.Equal(first.Keys, second.Keys);
        Assert.Equal(first.Keys, joined.Keys);
        var differing = first.Keys.Where(cell => first[cell] != second[cell]).Select(cell => (cell.Column, cell.Scenario)).ToHashSet();
        Assert.DoesNotContain(
            differing, place => !place.Column.EndsWith(Packed, StringComparison.Ordinal) && place.Scenario != Fetching);
        var ofTimes = differing.CountBy(place => place.Column).Where(column => column.Value > 1).Select(column => column.Key).ToHashSet();
        var totals = first.GroupBy(cell => (cell.Key.Column, cell.Key.Image)).ToDictionary(
            cells => cells.Key, cells => cells.Sum(cell => cell.Value ?? 0));
        foreach (var cell in first.Keys.Where(cell => joined[cell] != first[cell]))
        {
            var what = $"{cell}: {first[cell]} and {second[cell]} alone, {joined[cell]} merged";
            Assert.True(ofTimes.Contains(cell.Column) || differing.Contains((cell.Column, cell.Scenario)), what);
            Assert.True(
                Math.Abs((joined[cell] - first[cell]) ?? long.MaxValue)
                    <= SharedScenarios.OfTimes(totals[(cell.Column, cell.Image)]),
                what);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"Of {first.Count} cells {first.Keys.Count(cell => joined[cell] == first[cell])} are the same to the byte. Two runs on one "
                + "machine differ in: "
                + string.Join("; ", differing.GroupBy(place => place.Column, place => place.Scenario)
                    .OrderBy(column => column.Key, StringComparer.Ordinal)
                    .Select(column => $"{column.Key} of {string.Join(", ", column.Order(StringComparer.Ordinal))}")));
    }

    private static SortedDictionary<Cell, long?> Read(string run)
    {
        var cells = new SortedDictionary<Cell, long?>();
        foreach (var file in Files)
        {
            using var rows = new RowReader(Path.Combine(run, file));
            var columns = rows.Columns.Where(column => Endings.Any(ending => column.EndsWith(ending, StringComparison.Ordinal))).ToList();
            Assert.NotEmpty(columns);
            var counts = new Dictionary<string, int>();
            while (rows.Next())
            {
                var (scenario, variant) = (Text("scenario"), Text("variant"));
                var image = $"{scenario} {variant} {Text("builder")}";
                var row = counts[image] = counts.GetValueOrDefault(image) + 1;
                foreach (var column in columns)
                {
                    cells[new Cell($"{file} {column}", scenario, image, row)] =
                        Text(column) is { Length: > 0 } number ? long.Parse(number, CultureInfo.InvariantCulture) : null;
                }
            }

            string Text(string column) => Encoding.UTF8.GetString(rows.Cell(column));
        }

        return cells;
    }

    /// <summary>Of the image's rows in that file, the one of that number.</summary>
    private sealed record Cell(string Column, string Scenario, string Image, int Row) : IComparable<Cell>
    {
        public int CompareTo(Cell? other) => string.CompareOrdinal(ToString(), other?.ToString());
    }
}
