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

    /// <summary>The arguments as they may be shown and kept: of a secret one the name alone.</summary>
    public IReadOnlyDictionary<string, string> HiddenArguments
    {
        get
        {
            var hidden = new HiddenWords([], Arguments);
            return new SortedDictionary<string, string>(
                Arguments.ToDictionary(
                    argument => argument.Key,
                    argument => SecretName.Is(argument.Key) ? HiddenWords.Shown : hidden.Hide(argument.Value)),
                StringComparer.Ordinal);
        }
    }

    /// <summary>Whether something of its arguments is kept nowhere.</summary>
    public bool HasHiddenArguments =>
        HiddenArguments.Values.Any(value => value.Contains(HiddenWords.Shown, StringComparison.Ordinal));

    /// <summary>The variant's name.</summary>
    public string VariantName => Name ?? SafeName.From(
        string.Join('-', [
            .. Target is null ? Array.Empty<string>() : [Target],
            .. HiddenArguments.Select(argument => $"{argument.Key}-{argument.Value}".TrimEnd('*', '-')),
            .. Parents.Values.Select(image => image[(image.LastIndexOf('/') + 1)..])]),
        "other");
}
