using System.Text.RegularExpressions;
using ImageBench.Model;
using ImageBench.Runs.Exports;
using ImageBench.Runs.Outcomes;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Tests.Runs.Sides;

public sealed class RevisionOutcomeTests : IDisposable
{
    private readonly SideStage _stage = new();

    [Fact]
    public async Task AChangeThatTouchesNoImageIsToldInEveryForm()
    {
        _stage.WriteService("a");
        _stage.WriteService("b");
        var first = _stage.Repository.Commit("first");
        using var planned = await _stage.Plan("HEAD");

        var outcome = RevisionOutcome.OfNothing(planned, null);

        Assert.Empty(outcome.Images);
        Assert.StartsWith(first[..10], outcome.Base, StringComparison.Ordinal);
        Assert.Equal("the working tree as it is", outcome.Head);
        Assert.Equal("Nothing was built: the change touches no image.", outcome.Notes[0]);
        Assert.All(ExportFormList.All, form => Assert.NotNull(form.Text(outcome)));
        Assert.Contains("the change touches no image", ExportFormList.All[0].Text(outcome), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("HEAD", false)]
    [InlineData(null, true)]
    [InlineData("HEAD", true)]
    public async Task TheDockerfileOfTheHeadIsToldByItsPlaceInTheRepository(string? head, bool isOnAnother)
    {
        if (isOnAnother)
            _stage.Sources = SourceWords.With(SourceOptions.None, "--from", "busybox=made/here", "", out _);
        _stage.WriteService("service");
        _stage.Repository.Commit("first");
        _stage.Repository.Write("service/a.txt", "1234567");
        _stage.Repository.Commit("second");
        using var planned = await _stage.Plan("HEAD~1", head, "service");
        var made = await _stage.Make(planned);

        var outcome = OutcomeDockerfiles.Add(RevisionOutcome.Of(made, null, []), planned.Run!.Plan.Scenarios, planned);

        var image = Assert.Single(outcome.Images);
        Assert.Equal(Path.Combine(_stage.Repository.Path, "service", "Dockerfile"), Path.GetFullPath(image.Dockerfile!));
    }

    [Fact]
    public async Task ABudgetIsOfTheImageThatItIsToldOf()
    {
        _stage.WriteService("api");
        _stage.Repository.Commit("first");
        _stage.Repository.Write("api/scenario.yaml", "budget: { default: { unpacked: 1B, layers: 100 } }\n");

        var outcome = RevisionOutcome.Of(await _stage.Compare("HEAD", path: "api"), null, []);

        Assert.Equal("api", Assert.Single(outcome.Images).Name);
        Assert.Equal(["api over", "api within"], outcome.Limits.Select(limit => $"{limit.Image} {limit.State.Word()}"));
        Assert.Contains("failures=\"1\"", ExportFormList.All.First(form => form.Word == "junit").Text(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhyTheBaseIsNotComparedWithIsToldToo()
    {
        _stage.WriteService("api");
        _stage.Repository.Commit("first");
        var builds = 0;
        _stage.Engine.Builds = () => builds++ == 0 ? "it breaks" : null;

        var outcome = RevisionOutcome.Of(await _stage.Compare("HEAD", path: "api"), null, []);

        Assert.Contains(
            "api: the base has no image that works, so that nothing is compared with it. Its build failed: it breaks",
            outcome.Notes);
    }

    [Fact]
    public async Task ASentenceThatIsToldBeginsWithOwnWordsWhateverFoldersAreCalled()
    {
        const string Hostile = "::warning title=x::hi";
        _stage.WriteService("kept");
        _stage.WriteService("##[error]was");
        _stage.Repository.Commit("first");
        _stage.Repository.Git("mv", "##[error]was", "##[error]is");
        _stage.WriteService(Hostile);
        _stage.Repository.Commit("second");

        using var planned = await _stage.Plan("HEAD~1", all: true);

        Assert.Contains(
            $"The Dockerfile {Hostile}/Dockerfile is not in the base", string.Join('\n', _stage.Told), StringComparison.Ordinal);
        Assert.All(_stage.Told, sentence => Assert.Matches(new Regex("^[A-Z][^\n]*$"), sentence));
    }

    public void Dispose() => _stage.Dispose();
}
