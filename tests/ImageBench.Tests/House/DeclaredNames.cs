using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageBench.Tests.House;

/// <summary>The names of a house's types and extension methods, the files that declare them, which names are also others.</summary>
internal sealed class DeclaredNames
{
    private static readonly HashSet<string> None = [];

    private readonly Dictionary<string, HashSet<string>> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);

    public DeclaredNames(IEnumerable<SyntaxTree> trees)
    {
        foreach (var tree in trees)
        {
            foreach (var node in tree.GetRoot().DescendantNodes())
                Add(tree.FilePath, node);
        }
    }

    public IReadOnlySet<string> Files(string name) => _files.TryGetValue(name, out var files) ? files : None;

    /// <summary>Whether nothing but types is called so, so that nothing hides them.</summary>
    public bool IsTypeOnly(string name) => _files.ContainsKey(name) && !_others.Contains(name);

    private void Add(string path, SyntaxNode node)
    {
        switch (node)
        {
            case BaseTypeDeclarationSyntax type:
                Declare(type.Identifier, path);
                break;
            case DelegateDeclarationSyntax type:
                Declare(type.Identifier, path);
                break;
            case MethodDeclarationSyntax method:
                if (method.ParameterList.Parameters is [var first, ..] && first.Modifiers.Any(SyntaxKind.ThisKeyword))
                    Declare(method.Identifier, path);
                _others.Add(method.Identifier.ValueText);
                break;
            case PropertyDeclarationSyntax property:
                _others.Add(property.Identifier.ValueText);
                break;
            case EventDeclarationSyntax or EnumMemberDeclarationSyntax or VariableDeclaratorSyntax or ParameterSyntax or TypeParameterSyntax
                or SingleVariableDesignationSyntax or LocalFunctionStatementSyntax or ForEachStatementSyntax:
                _others.Add(node.ChildTokens().First(token => token.IsKind(SyntaxKind.IdentifierToken)).ValueText);
                break;
            default:
                break;
        }
    }

    private void Declare(SyntaxToken name, string path)
    {
        if (!_files.TryGetValue(name.ValueText, out var files))
            _files[name.ValueText] = files = new HashSet<string>(StringComparer.Ordinal);
        files.Add(path);
    }
}
