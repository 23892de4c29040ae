using System.Text.Json;
using System.Text.RegularExpressions;
using ImageBench.Advice.Lines;
using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Advice.Rewrites.Bases;

/// <summary>The smaller sibling of a public parent image, from the table beside it.</summary>
internal sealed class BaseSibling(string word) : Rewrite(
    $"base-{word}",
    $"The image stands on the {word} sibling of its parent image, which is of the same version and holds less.",
    "the official images' own pages",
    "What the parent image brought along and the sibling does not: libraries, a package manager's other packages, tools.")
{
    private const string Table = "ImageBench.Advice.Rewrites.Bases.siblings.json";

    public static IReadOnlyList<BaseSibling> All { get; } = [new("slim"), new("alpine")];

    public override bool IsOnRequest => true;

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        var walk = facts.Walk(text);
        if (walk.Last is not { } last)
            return null;
        var stage = walk.Line(last).Last();
        if (walk.Image(stage) is not { } image || Sibling(image) is not { } sibling)
            return null;
        var name = facts.ImageNames.GetValueOrDefault(sibling, sibling);
        // The letters of the FROM alone, so that its flags and its name stay.
        var at = stage.From.PlaceOfRest(0);
        var edited = stage.From.Text.Remove(at, stage.Declared.From.Length).Insert(at, name);
        return new Rewritten(text.With(PartEdit.Replace(stage.From, edited, Reason)));
    }

    // A digest is more than a tag. Without a tag there is one version alone only of what was made here.
    private string? Sibling(string image)
    {
        var tag = KnownImage.Tag(image);
        if (tag == "latest" || image.Contains('@', StringComparison.Ordinal))
            return null;
        using var stream = typeof(BaseSibling).Assembly.GetManifestResourceStream(Table)!;
        var rows = JsonSerializer.Deserialize<Row[]>(stream, JsonSerializerOptions.Web) ?? [];
        var name = ImageReference.WithoutTag(image);
        var row = rows.FirstOrDefault(row => row.Sibling == word && row.Image == name && Regex.IsMatch(tag, row.Tag));
        return row is null ? null : row.Name ?? $"{name}:{tag}{row.Suffix}";
    }

    private sealed record Row(string Image, string Sibling, string Tag, string Suffix, string? Name);
}
