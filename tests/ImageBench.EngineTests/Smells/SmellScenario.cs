using ImageBench.Advice;
using ImageBench.Advice.Lines;
using ImageBench.EngineTests.Tool;
using ImageBench.Tests.Advice.Rewrites;

namespace ImageBench.EngineTests.Smells;

/// <summary>
/// A smell as a scenario on the base set: the Dockerfile as it is, as the rewrite makes it, and, where there is one, as a person repaired
/// it. A container works where it ends with 0.
/// </summary>
internal sealed record SmellScenario(Smell Smell)
{
    public const string Original = "smell";

    public const string Rewritten = "rewritten";

    public const string Repaired = "repaired";

    // Of one kind with others that are built: with them every run of these tests would have thirty builds more.
    private static readonly string[] AlikeOthers =
    [
        "go-modules-first", "maven-cache-mount", "npm-cache-mount", "pnpm-cache-mount", "uv-cache-mount", "yarn-cache-mount",
        "yarn-cache-cleaned",
    ];

    private const string Check = "check: { command: { exit: 0 }, timeout: 20s }\n";

    public string Name => $"{Smell.Rewrite}-{Smell.Name}";

    /// <summary>The rewritten one of a smell that breaks does not work, for a cause that is known.</summary>
    public bool Breaks => Smell.Cause is not null;

    /// <summary>
    /// All that were made to be built; else only those for which no image has to be made first, one of a kind.
    /// </summary>
    public static IReadOnlyList<SmellScenario> Built(bool all) =>
    [
        .. Smell.All()
            .Where(smell => smell.Repaired is not null || smell.Cause is not null)
            .Select(smell => new SmellScenario(smell))
            .Where(scenario => all || (scenario.IsAtHand && !AlikeOthers.Contains(scenario.Smell.Rewrite))),
    ];

    // Also what it is rewritten to may ask for another image.
    private bool IsAtHand => new[] { Smell.Dockerfile, Smell.Repaired ?? "", Smell.Expected ?? "" }
        .All(text => BaseSetNames.IsAtHand(BaseSetNames.Put(text)));

    public void WriteInto(Workplace place)
    {
        var dockerfile = BaseSetNames.Put(Smell.Dockerfile);
        var facts = Smell.Facts() with { ImageNames = BaseSetNames.ByPublicName };
        var made = RewriteList.All.Single(rewrite => rewrite.Name == Smell.Rewrite).Apply(DockerfileSource.Parse(dockerfile), facts);
        Assert.True(made is not null, $"{Name} is left as it is on the base set.");
        place.With(Name, "scenario.yaml", $"baseline: {Original}\n{Check}");
        Write(place, Original, dockerfile, null);
        Write(place, Rewritten, made.Text.Text, made.IgnoreFile);
        if (Smell.Repaired is { } repaired)
            Write(place, Repaired, BaseSetNames.Put(repaired), Smell.RepairedIgnore);
        foreach (var path in Smell.ContextPaths.Where(path => path != "Dockerfile"))
            Copy(place, path);
        foreach (var file in Smell.NamedFiles)
            place.With(Name, file.Path, new string('0', (int)file.Length.Bytes));
    }

    private void Write(Workplace place, string variant, string dockerfile, string? ignoreFile)
    {
        place.With(Name, $"Dockerfile.{variant}", dockerfile);
        if (ignoreFile is not null)
            place.With(Name, $"Dockerfile.{variant}.dockerignore", ignoreFile);
    }

    // With its bytes and its mode.
    private void Copy(Workplace place, string path)
    {
        var copy = Path.Combine(place.Scenarios, Name, path);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(Path.Combine(Smell.Folder, path), copy);
    }
}
