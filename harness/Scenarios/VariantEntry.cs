namespace ImageBench.Scenarios;

/// <summary>A variant as scenario.yaml gives it. <c>Dockerfile</c> null: the one that has the variant's name.</summary>
internal sealed record VariantEntry(
    Placed<string> Name,
    Placed<string>? Dockerfile,
    Placed<string>? Target,
    IReadOnlyDictionary<string, Placed<string>> Arguments)
{
    public static VariantEntry Of(DockerfileName found) =>
        new(new Placed<string>(found.Variant, 1), new Placed<string>(found.File, 1), null, new Dictionary<string, Placed<string>>());
}
