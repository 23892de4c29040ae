using System.Text.Json;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Runs;

/// <summary>Advice on Dockerfiles, and the judgement of those that somebody else rewrote.</summary>
public class AdviceTests(TestEngine engine)
{
    // Stands for the real one, which needs a network: beside what it installs lies what that merely recommends.
    private const string AptGet =
        "#!/bin/sh\necho fine > /needed\n"
            + "case \"$*\" in *--no-install-recommends*) ;; *) dd if=/dev/zero of=/recommended bs=1024 count=3000 2>/dev/null ;; esac\n";

    private const string Smelly =
        "FROM imagebench/busybox\nCOPY apt-get /bin/\nRUN chmod +x /bin/apt-get\nRUN apt-get install -y tool\n";

    [Fact]
    public async Task AWorseAnEqualAndABrokenDockerfileAreJudgedAsWhatTheyAre()
    {
        engine.Need();
        using var place = new Workplace();
        const string original =
            "FROM imagebench/busybox\nRUN dd if=/dev/zero of=/bulk bs=1024 count=2000 2>/dev/null\nCMD [\"ls\", \"/bulk\"]\n";
        place.With("app", "Dockerfile", original).With("app", "scenario.yaml", "check: { command: { exit: 0 } }\n");
        place.With("other", "Worse", original.Replace("2000", "3000", StringComparison.Ordinal));
        place.With("other", "Equal", original);
        place.With("other", "Broken", "FROM imagebench/busybox\nCMD [\"/none\"]\n");
        var before = await EngineContents.List(engine.Endpoint);

        var worse = await Judge(place, "Worse");
        var equal = await Judge(place, "Equal");
        var broken = await Judge(place, "Broken");

        Assert.Equal(("no", "yes"), (Answer(worse, "smaller"), Answer(worse, "works")));
        Assert.Equal(-1_024_000, worse.GetProperty("unpacked_bytes").GetProperty("saved").GetInt64());
        Assert.Equal(("no", "yes"), (Answer(equal, "smaller"), Answer(equal, "works")));
        Assert.Equal(0, equal.GetProperty("unpacked_bytes").GetProperty("saved").GetInt64());
        Assert.Equal("no", Answer(broken, "works"));
        Assert.Contains("'/none'", broken.GetProperty("failure").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(before.Order(), (await EngineContents.List(engine.Endpoint)).Order());
    }

    [Fact]
    public async Task TheRewriteThatPaysIsKeptTheOneThatBreaksIsRejectedAndNothingIsLeft()
    {
        engine.Need();
        using var place = new Workplace();
        place.With("app", "Dockerfile.good", Smelly + "CMD [\"cat\", \"/needed\"]\n");
        place.With("app", "Dockerfile.needs", Smelly + "CMD [\"head\", \"-c\", \"1\", \"/recommended\"]\n");
        place.With("app", "apt-get", AptGet).With("app", "scenario.yaml", "check: { command: { exit: 0 } }\n");
        var (files, before) = (Snapshot(place), await EngineContents.List(engine.Endpoint));

        using var found = JsonDocument.Parse((await Harness.Run(
            engine.State, Arguments(place, "--scenario", "app", "--rounds", "0", "--json"))).Ended(0).Output);

        var dockerfiles = found.RootElement.GetProperty("dockerfiles").EnumerateArray().ToList();
        Assert.Equal("kept", Fate(dockerfiles[0], "apt-no-recommends"));
        Assert.Equal("broke it", Fate(dockerfiles[1], "apt-no-recommends"));
        Assert.True(
            dockerfiles[0].GetProperty("combined").GetProperty("unpacked_bytes").GetProperty("saved").GetInt64() >= 3_072_000);
        var folder = dockerfiles[0].GetProperty("folder").GetString()!;
        await Shell.Run($"cp -r {place.Scenarios} {place.Path}/copy && cd {place.Path}/copy/app && git init --quiet && "
            + $"git apply {folder}/advice.patch && cmp Dockerfile.good {folder}/Dockerfile.advised");
        Assert.Equal(files, Snapshot(place));
        Assert.Equal(before.Order(), (await EngineContents.List(engine.Endpoint)).Order());
    }

    private async Task<JsonElement> Judge(Workplace place, string other)
    {
        var (app, path) = (Path.Combine(place.Scenarios, "app"), Path.Combine(place.Scenarios, "other", other));
        var ended = await Harness.Run(engine.State, Arguments(place, app, "--judge", path, "--rounds", "0", "--json"));
        return JsonDocument.Parse(ended.Ended(0).Output).RootElement.GetProperty("judgement");
    }

    private string[] Arguments(Workplace place, params string[] more) => ["advise", .. more, .. place.Arguments(engine)];

    private static string? Answer(JsonElement judgement, string question) => judgement.GetProperty(question).GetString();

    private static string? Fate(JsonElement dockerfile, string rewrite) => dockerfile.GetProperty("rewrites").EnumerateArray()
        .Single(one => one.GetProperty("name").GetString() == rewrite)
        .GetProperty("fate")
        .GetString();

    private static string Snapshot(Workplace place) => string.Join('\n', Directory
        .EnumerateFiles(place.Scenarios, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => $"{path} {File.GetLastWriteTimeUtc(path):O} {File.ReadAllText(path)}"));
}
