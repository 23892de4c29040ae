using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Results.Tables.Details;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Results;

public sealed class RunFolderTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private string ResultsFolder => Path.Combine(_temp.Path, "results");

    [Fact]
    public void IsNamedAfterTheStartInUtcAndTheScenario()
    {
        var folder = RunFolder.Create(ResultsFolder, ["go-crud"], new DateTimeOffset(2026, 8, 1, 1, 2, 3, TimeSpan.FromHours(2)));

        Assert.Equal("20260731-230203-go-crud", folder.Id);
        Assert.Equal(Path.Combine(ResultsFolder, folder.Id), folder.FullPath);
        Assert.True(Directory.Exists(folder.FullPath));
    }

    [Fact]
    public void OfSeveralScenariosIsNamedAll() =>
        Assert.Equal("20260801-093000-all", RunFolder.Create(ResultsFolder, ["a", "b"], Some.Time).Id);

    [Fact]
    public void OfASecondRunInTheSameSecondIsAnother()
    {
        string[] ids = [Create().Id, Create().Id, Create().Id];

        Assert.Equal(["20260801-093000-go-crud", "20260801-093000-go-crud-2", "20260801-093000-go-crud-3"], ids);
    }

    [Fact]
    public async Task OfRunsThatStartAtOnceIsNeverShared()
    {
        var folders = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(Create, TestContext.Current.CancellationToken)));

        Assert.Equal(16, folders.Distinct().Count());
    }

    [Fact]
    public void DoesNotTouchWhatBearsItsName()
    {
        Directory.CreateDirectory(ResultsFolder);
        var file = Path.Combine(ResultsFolder, "20260801-093000-go-crud");
        File.WriteAllText(file, "mine");

        Assert.Equal("20260801-093000-go-crud-2", Create().Id);
        Assert.Equal("mine", File.ReadAllText(file));
    }

    [Fact]
    public void CannotBeMadeWhereAFileStands()
    {
        File.WriteAllText(ResultsFolder, "a file");

        var fault = Assert.Throws<Fault>(Create);
        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith(ResultsFolder + " cannot be written", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("--results DIR.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CannotBeMadeOnAFileSystemThatTakesNoFiles()
    {
        Assert.SkipUnless(
            Directory.Exists("/proc"), "Root may write everywhere but here, so only this place shows the refusal to every user.");
        var fault = Assert.Throws<Fault>(() => RunFolder.Create("/proc/imagebench", ["go-crud"], Some.Time));

        Assert.StartsWith("/proc/imagebench cannot be written", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HoldsAllThatAReportIsMadeFrom()
    {
        var folder = Create();
        using (var csv = new BuildsCsv(folder.BuildsPath, folder.Id))
            csv.Write(Some.Build());
        WholeFile.Write(
            folder.LayersPath, LayersCsv.Text(folder.Id, LayerSummary.OfVariants([Some.Variant()], [Some.Image("single", 600)])));
        WholeFile.Write(folder.VariantsPath, VariantsCsv.Text(folder.Id, [Some.Variant()]));
        WholeFile.Write(folder.TimesPath, TimesCsv.Text(folder.Id, [Some.Variant()]));
        WholeFile.Write(folder.RunPath, RunJson.Text(Some.Run()));

        var results = RunFolder.Open(folder.FullPath + "/").Read();
        Assert.Equal(Some.Key(), Assert.Single(results.Builds).Key);
        Assert.Equal("single", Assert.Single(results.Variants).Variant);
        Assert.Equal(Some.Run().Id, results.Run.Id);
        Assert.Equal(Some.Variant().Key, Assert.Single(results.Layers).Variant);
        Assert.Equal(Some.Variant().Times.AsEnumerable(), Assert.Single(results.Variants).Times);
        Assert.Equal(
            ["builds.csv", "layers.csv", "run.json", "times.csv", "variants.csv"],
            Directory.GetFiles(folder.FullPath).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void OfAnOlderHarnessHasNoLayers()
    {
        var folder = Create();
        using (var csv = new BuildsCsv(folder.BuildsPath, folder.Id))
            csv.Write(Some.Build());
        WholeFile.Write(folder.VariantsPath, VariantsCsv.Text(folder.Id, [Some.Variant()]));
        WholeFile.Write(folder.RunPath, RunJson.Text(Some.Run()));

        Assert.Empty(folder.Read().Layers);
    }

    [Fact]
    public void GivesBackWhatTheImagesHold()
    {
        var folder = Create();
        var key = Some.Variant().Key;
        VariantContents[] contents = [new(
            key,
            new ImageContents(
                [new ContentPart(ContentKind.Sources, "/app", new ByteSize(7), 2)],
                [new LargeFile("/app/a.go", ContentKind.Sources, new ByteSize(4))])
            {
                Packages = [new LargePackage("pip", "six", "1.16", 2, new ByteSize(3))],
            })];
        WholeFile.Write(folder.VariantsPath, VariantsCsv.Text(folder.Id, [Some.Variant()]));
        WholeFile.Write(folder.RunPath, RunJson.Text(Some.Run()));
        WholeFile.Write(folder.ContentsPath, ContentsCsv.Text(folder.Id, contents));
        WholeFile.Write(folder.LargestFilesPath, LargestFilesCsv.Text(folder.Id, contents));
        WholeFile.Write(folder.PackagesPath, PackagesCsv.Text(folder.Id, contents));
        new BuildsCsv(folder.BuildsPath, folder.Id).Dispose();

        var read = Assert.Single(folder.Read().Contents);
        Assert.Equal(key, read.Key);
        Assert.Equal(contents[0].Contents.Parts, read.Contents.Parts);
        Assert.Equal(contents[0].Contents.Largest, read.Contents.Largest);
        Assert.Equal(contents[0].Contents.Packages, read.Contents.Packages);
    }

    [Fact]
    public void OfAKilledRunIsNotTakenForAWholeOne()
    {
        var fault = Assert.Throws<Fault>(() => RunFolder.Open(Create().FullPath).Read());

        Assert.Contains("run.json does not exist", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThatDoesNotExistIsNamed() =>
        Assert.StartsWith(
            "There is no run folder /nowhere/at/all",
            Assert.Throws<Fault>(() => RunFolder.Open("/nowhere/at/all")).Message,
            StringComparison.Ordinal);

    public void Dispose() => _temp.Dispose();

    private RunFolder Create() => RunFolder.Create(ResultsFolder, ["go-crud"], Some.Time);
}
