using System.Globalization;
using ImageBench.EngineTests.Sessions;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios;

namespace ImageBench.EngineTests.Clients;

/// <summary>
/// Scenarios as Docker's own clients and we build them, on one engine: each finds every step of the other in the cache, and the images have
/// one id and the same layers. As a rule of a small scenario and of small cases; IMAGEBENCH_SAME names others ("all": the whole catalogue),
/// IMAGEBENCH_SAME_FOLDER another folder of scenarios, and IMAGEBENCH_SAME_LIST a file that gets a line for each variant.
/// </summary>
[Collection(BothEnginesCollection.Name)]
public class SameCatalogueTests(TestEngine installed, NewerEngine newer)
{
    private const string Small = "dockerignore";

    public static TheoryData<string, string> Ways => new()
    {
        { BothEnginesCollection.Installed, ClientBuild.Buildx },
        { BothEnginesCollection.Installed, ClientBuild.Classic },
        { BothEnginesCollection.Newer, ClientBuild.Buildx },
        { BothEnginesCollection.Newer, ClientBuild.Classic },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task EachFindsEveryStepOfTheOtherAndTheImagesAreEqual(string name, string client)
    {
        var engine = await BothEnginesCollection.Start(name, installed, newer);
        var theirs = await ClientBuild.Find(installed, client);
        List<SameVariant> seen = [];
        await using var builds = new BothBuilds(engine, theirs);
        using var cases = Cases();
        foreach (var scenario in Wanted(cases))
        {
            string[] parents = [.. scenario.Parents.Select(parent => parent.Debian).OfType<string>()];
            if (name == BothEnginesCollection.Newer)
                await newer.Give(parents);
            else
                await installed.Make(parents);
            var found = await builds.Compare(scenario);
            await List(string.Create(CultureInfo.InvariantCulture, $"{engine.Facts.Version} {client}"), found);
            seen.AddRange(found);
            // A Dockerfile of a case may be one that both refuse; of the catalogue each builds.
            if (scenario.ContextFolder.StartsWith(Path.Combine(Repository.Root, "scenarios"), StringComparison.Ordinal))
                Assert.All(found, variant => Assert.Null(variant.Ours.Error));
        }

        Assert.NotEmpty(seen);
        Assert.Empty(seen.Where(variant => variant.Difference is not null).Select(variant => variant.Line));
    }

    private static IReadOnlyList<Scenario> Wanted(Workplace cases)
    {
        var catalogue = Path.Combine(Repository.Root, "scenarios");
        if (Environment.GetEnvironmentVariable("IMAGEBENCH_SAME") is not { Length: > 0 } names)
            return [.. Read(catalogue, Small), .. Read(cases.Scenarios)];
        var folder = Environment.GetEnvironmentVariable("IMAGEBENCH_SAME_FOLDER") ?? catalogue;
        return Read(folder, names == "all" ? [] : names.Split(','));
    }

    private static IReadOnlyList<Scenario> Read(string folder, params string[] names)
    {
        var read = ScenarioCatalog.Read(folder, names);
        Assert.Empty(read.Mistakes);
        return [.. read.Scenarios];
    }

    private static Workplace Cases() => new Workplace()
        .Scenario("named", ("one", "FROM imagebench/busybox\nCOPY --from=assets /logo /logo\nRUN test ! -e /logo/left.out\n"))
        .With("named", "scenario.yaml", "variants:\n  one: { contexts: { assets: assets } }\n")
        .With("named", "assets/logo/a.svg", "<svg/>\n")
        .With("named", "assets/logo/left.out", "x")
        .With("named", "assets/.dockerignore", "**/*.out\n")
        .Scenario(
            "carried",
            ("build", "FROM imagebench/busybox\nCOPY word /word\nRUN tr a-z A-Z < /word > /made && chmod 750 /made\n"),
            ("run", "FROM imagebench/busybox\nCOPY given/made /made\n"))
        .With("carried", "word", "hello\n")
        .With("carried", "given/README", "What the first build leaves comes here.\n")
        .With(
            "carried",
            "scenario.yaml",
            "variants:\n  both:\n    steps:\n      - { dockerfile: Dockerfile.build, copy: { /made: given/made } }\n"
                + "      - { dockerfile: Dockerfile.run }\n")
        // An exception that names a folder does not reach what an earlier pattern leaves out below it.
        .Scenario("exception", ("one", "FROM imagebench/busybox\nCOPY . /c\nRUN test -e /c/docs/x.txt && test ! -e /c/docs/guide.md\n"))
        .With("exception", ".dockerignore", "**/*.md\n!docs\n")
        .With("exception", "docs/guide.md", "x")
        .With("exception", "docs/x.txt", "x")
        // Docker's clients make an export of the argument; what is exported lies in the image's configuration.
        .Scenario("inline", ("one", "FROM imagebench/busybox\nCOPY word /word\n"))
        .With("inline", "scenario.yaml", "variants:\n  one: { args: { BUILDKIT_INLINE_CACHE: \"1\" } }\n")
        .With("inline", "word", "x")
        // The Dockerfile is no part of the context, and nothing of the harness's stands in for it there.
        .Scenario("outside", ("one", "FROM imagebench/busybox\nCOPY . /c\nRUN ls -A /c > /made && echo a | cmp - /made\n"))
        .With("outside", "scenario.yaml", "context: app\n")
        .With("outside", "app/a", "x");

    private static async Task List(string way, IEnumerable<SameVariant> seen)
    {
        if (Environment.GetEnvironmentVariable("IMAGEBENCH_SAME_LIST") is { Length: > 0 } file)
            await File.AppendAllLinesAsync(file, seen.Select(variant => $"{way} {variant.Line}"), TestContext.Current.CancellationToken);
    }
}
