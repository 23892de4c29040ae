namespace ImageBench.Tests.House;

public class RoomsTests(WholeHouse house, ITestOutputHelper output)
{
    [Fact]
    public void TheHouseStands()
    {
        var files = house.Files;

        var broken = HouseRules.Broken(house.Parsed);

        var rooms = files.Where(file => file.IsSource).GroupBy(file => file.Room);
        foreach (var room in rooms.OrderBy(room => Rooms.Floor(room.Key)).ThenBy(room => room.Key, StringComparer.Ordinal))
            output.WriteLine($"floor {Rooms.Floor(room.Key)}  {room.Count(),2}  {room.Key}");
        output.WriteLine(broken.Count == 0 ? $"none over {Rooms.MostFiles}, no circle" : $"{broken.Count} rules broken");
        Assert.Contains(files, file => file.Path == "Program.cs");
        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));
    }

    [Theory]
    [InlineData("ImageBench.Tests")]
    [InlineData("ImageBench.EngineTests")]
    [InlineData("ImageBench.Benchmarks")]
    public void TheFoldersOfTestsHoldNoMoreThanARoom(string project)
    {
        var broken = HouseRules.Sizes(HouseFile.Under($"tests/{project}"), $"tests/{project}").ToList();

        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));
    }

    [Fact]
    public void TheSeventeenthFileOfARoomIsTold()
    {
        HouseFile[] rows =
            [.. Enumerable.Range(1, 16).Select(number => SmallHouse.Class($"Statistics/Variants/Row{number}.cs", $"Row{number}"))];

        Assert.Empty(SmallHouse.Broken(rows[..15]));
        Assert.Equal(
            [
                "harness/Statistics/Variants holds 17 files, and a room holds at most 16: "
                    + "join files that are one thought in two, or move those of one thought into a room of their own.",
            ],
            SmallHouse.Broken(rows));
    }

    [Fact]
    public void TwoRoomsThatKnowEachOtherAreTold()
    {
        var bars = SmallHouse.Class("Reports/Charts/Bars.cs", "Bars", "Sections.Finding? finding;");
        var trade = SmallHouse.Class("Reports/Sections/Trade.cs", "Trade", "Charts.Bar? bar;");

        Assert.Empty(SmallHouse.Broken(bars));
        Assert.Empty(SmallHouse.Broken(trade));
        Assert.Equal(
            [
                "The rooms Reports/Charts, Reports/Sections of harness/ know each other in a circle "
                    + "(Reports/Charts/Bars.cs uses Reports/Sections/Finding.cs, Reports/Sections/Trade.cs uses Reports/Charts/Bar.cs): "
                    + "move one of these files into a room below the others, or pass in the facts that it asks for.",
            ],
            SmallHouse.Broken(bars, trade));
    }

    [Fact]
    public void ARoomAndTheRoomAroundItMakeACircleToo() =>
        Assert.Contains(
            SmallHouse.Broken(
                SmallHouse.Class("Reports/Report.cs", "Report", "Charts.Bar? bar;"),
                SmallHouse.Class("Reports/Charts/Bars.cs", "Bars", "object M() => new Report();")),
            broken => broken.StartsWith("The rooms Reports, Reports/Charts of harness/ know each other", StringComparison.Ordinal));

    [Fact]
    public void FilesThatKnowEachOtherAreTold() =>
        Assert.Equal(
            [
                "The files Running/Clock.cs, Running/Queue.cs, Running/Round.cs of harness/ know each other in a circle: "
                    + "let one of them take as an argument what it asks for, or move what they share into a file of its own.",
            ],
            SmallHouse.Broken(
                SmallHouse.Class("Running/Clock.cs", "Clock", "Queue? queue;"),
                SmallHouse.Class("Running/Queue.cs", "Queue", "void M() => Round.Now();"),
                SmallHouse.Class("Running/Round.cs", "Round", "public static void Now() => new List<Clock>();")));
}
