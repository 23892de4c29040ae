using ImageBench.Model.Options;

namespace ImageBench.Scenarios.Sources;

/// <summary>
/// How a variant is built in another way than its Dockerfile says: <c>Parents</c> are images by those in whose place they stand.
/// <c>Name</c> null: it is made from the rest.
/// </summary>
internal sealed record BuildSide(
    string? Name, string? Target, IReadOnlyDictionary<string, string> Arguments, IReadOnlyDictionary<string, string> Parents)
{
    public static BuildSide None { get; } = new(null, null, new SortedDictionary<string, string>(), new SortedDictionary<string, string>());

    /// <summary>Arguments that are given by their names alone, of variables that are not set.</summary>
    public IReadOnlyList<string> Unset { get; init; } = [];

    /// <summary>The variant's name.</summary>
    public string VariantName => Name ?? SafeName.From(
        string.Join('-', [
            .. Target is null ? Array.Empty<string>() : [Target],
            .. Arguments.Select(argument =>
                HiddenWords.AreIn(argument.Key, argument.Value) ? argument.Key : $"{argument.Key}-{argument.Value}"),
            .. Parents.Values.Select(image => image[(image.LastIndexOf('/') + 1)..])]),
        "other");
}
