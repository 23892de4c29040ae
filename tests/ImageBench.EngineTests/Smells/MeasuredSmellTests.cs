using System.Text.Json;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;
using ImageBench.Tests.Advice.Rewrites;

namespace ImageBench.EngineTests.Smells;

/// <summary>Rewrites that are found from what the image of the unchanged Dockerfile holds.</summary>
public class MeasuredSmellTests(TestEngine engine)
{
    private const string Rewrite = "runtime-packages";

    [Fact]
    public async Task WhatNoFileOfTheProgramAsksForIsLeftToTheStageThatBuildsUnlessTheCheckShowsThatItIsNeeded()
    {
        engine.Need();
        using var place = new Workplace();
        Write(place, "good", new Smell(Rewrite, "stand-in"));
        Write(place, "needs", new Smell(Rewrite, "stand-in-breaks"));

        using var found = JsonDocument.Parse((await Harness.Run(
            engine.State,
            ["advise", "--scenario", "good", "--scenario", "needs", "--rounds", "0", "--json", .. place.Arguments(engine)]))
            .Ended(0).Output);

        var dockerfiles = found.RootElement.GetProperty("dockerfiles").EnumerateArray().ToList();
        Assert.Equal(("kept", "broke it"), (Fate(dockerfiles[0]), Fate(dockerfiles[1])));
        // Two packages of 300,000 bytes, with what dpkg says of them.
        Assert.InRange(
            dockerfiles[0].GetProperty("combined").GetProperty("unpacked_bytes").GetProperty("saved").GetInt64(), 600_000, 602_000);
    }

    private static void Write(Workplace place, string name, Smell smell)
    {
        place.With(name, "scenario.yaml", "check: { command: { exit: 0 }, timeout: 20s }\n");
        foreach (var path in smell.ContextPaths)
            place.With(name, path, File.ReadAllText(Path.Combine(smell.Folder, path)));
    }

    private static string? Fate(JsonElement dockerfile) => dockerfile.GetProperty("rewrites").EnumerateArray()
        .Single(one => one.GetProperty("name").GetString() == Rewrite)
        .GetProperty("fate")
        .GetString();
}
