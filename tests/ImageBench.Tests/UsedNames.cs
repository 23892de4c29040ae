using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageBench.Tests;

/// <summary>
/// The dotted names that a file uses: for itself (<c>Here</c>) and, by global usings, for every file of the project (<c>Everywhere</c>).
/// Read from the syntax tree, so that comments and strings never count.
/// </summary>
internal sealed record UsedNames(string? Namespace, IReadOnlyCollection<string> Here, IReadOnlyCollection<string> Everywhere)
{
    public static UsedNames OfProject(string text)
    {
        var usings = XDocument.Parse(text).Descendants().Where(element => element.Name.LocalName == "Using");
        return new UsedNames(null, [], [.. usings.Select(element => element.Attribute("Include")?.Value).OfType<string>()]);
    }

    public static UsedNames OfSource(string text)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var nodes = CSharpSyntaxTree.ParseText(text, options).GetRoot().DescendantNodes().ToList();
        var directives = nodes.OfType<UsingDirectiveSyntax>().ToLookup(IsGlobal, directive => Dotted(directive.NamespaceOrType));
        var here = directives[false].Concat(nodes.Where(IsWholeName).Select(Dotted)).ToHashSet(StringComparer.Ordinal);

        // An imported namespace may be left out before a type, and ImageBench before a namespace of ours. Only in types: in an expression
        // "Engine.Version" is more likely a property.
        string[] scopes = [.. directives[true].Concat(directives[false]), "System"];
        here.UnionWith([.. here.SelectMany(name => scopes.Select(scope => scope + "." + name))]);
        here.UnionWith(nodes.OfType<QualifiedNameSyntax>().Where(IsWholeName).Select(name => "ImageBench." + Dotted(name)));
        var space = nodes.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault();
        return new UsedNames(space is null ? null : Dotted(space.Name), here, [.. directives[true]]);
    }

    private static bool IsGlobal(UsingDirectiveSyntax directive) => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword);

    /// <summary>Whether the node is a name that is not itself a part of a longer one: a type, or what stands left of a call.</summary>
    private static bool IsWholeName(SyntaxNode node) => node switch
    {
        QualifiedNameSyntax => node.Parent is not (QualifiedNameSyntax or UsingDirectiveSyntax or BaseNamespaceDeclarationSyntax),
        MemberAccessExpressionSyntax => node.Parent is not MemberAccessExpressionSyntax,
        IdentifierNameSyntax => node.Parent is TypeSyntax and not QualifiedNameSyntax or ObjectCreationExpressionSyntax or VariableDeclarationSyntax or ParameterSyntax
            or BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or SimpleBaseTypeSyntax or TypeArgumentListSyntax or TypeOfExpressionSyntax,
        _ => false,
    };

    private static string Dotted(SyntaxNode node)
    {
        var text = string.Concat(node.DescendantTokens().Select(token => token.Text));
        return text.StartsWith("global::", StringComparison.Ordinal) ? text["global::".Length..] : text;
    }
}
