using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageBench.Tests.House;

/// <summary>The files of a house, and its sources as the compiler reads them: once, however many rules look at them.</summary>
internal sealed class ParsedHouse(IReadOnlyList<HouseFile> files)
{
    public static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.None);

    public IReadOnlyList<HouseFile> Files { get; } = files;

    public IReadOnlyList<(HouseFile File, SyntaxTree Tree)> Sources { get; } =
        [.. files.Where(file => file.IsSource).Select(file => (file, CSharpSyntaxTree.ParseText(file.Text, Options, file.Path)))];

    /// <summary>The namespace that a source declares first; null: none.</summary>
    public static string? Namespace(SyntaxTree source) =>
        source.GetRoot().ChildNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString();
}
