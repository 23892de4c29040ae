using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageBench.Tests.House;

/// <summary>Two nouns never differ by an "s" alone: whoever reads "Remark" and "Remarks" does not know which is which.</summary>
internal static partial class Nouns
{
    /// <summary>The names of types that differ in a plural alone, in any of their words, as "Ability/Abilities".</summary>
    public static IReadOnlyList<string> Pairs(ParsedHouse house) =>
    [
        .. house.Sources.SelectMany(source => source.Tree.GetRoot().DescendantNodes(node => node is not MemberDeclarationSyntax
                or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            .OfType<BaseTypeDeclarationSyntax>()
            .Select(type => type.Identifier.ValueText)
            .Distinct(StringComparer.Ordinal)
            .GroupBy(Stem, StringComparer.Ordinal)
            .Where(names => names.Count() > 1)
            .Select(names => string.Join("/", names.OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    public static string Sentence(string pair) =>
        $"The types {pair.Replace("/", " and ", StringComparison.Ordinal)} differ by an \"s\" alone: name one of them by what it is, "
        + "as a list, a table or a log of the other.";

    // Not the singular itself, but the same for one and many: "Abiliti" of Ability and Abilities, "Byt" of Byte and Bytes.
    private static string Stem(string name) => Word().Replace(name, word =>
    {
        var stem = word.Value.EndsWith("ss", StringComparison.Ordinal) ? word.Value : word.Value.TrimEnd('s');
        stem = stem.TrimEnd('e');
        return stem.EndsWith('y') ? stem[..^1] + "i" : stem;
    });

    [GeneratedRegex("[A-Z][a-z0-9]+")]
    private static partial Regex Word();
}
