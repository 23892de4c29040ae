using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageBench.Tests.House;

/// <summary>
/// What the files of a house name, as the compiler understands it, so that comments, strings and properties that are called like a type
/// never count. Only names of our types, of our extension methods and of what has a door are looked at: a type that a file has without
/// naming it comes from another file that does name it, so floors and circles are the same, at a third of the time.
/// </summary>
internal sealed class UsedNames
{
    private static readonly SyntaxTree ImplicitUsings = CSharpSyntaxTree.ParseText(
        string.Concat(((string[])["", ".Collections.Generic", ".IO", ".Linq", ".Net.Http", ".Threading", ".Threading.Tasks"])
            .Select(name => $"global using System{name};\n")),
        ParsedHouse.Options);

    /// <summary>All that the tests run with, and so all that harness/ is built with, but not harness/ itself.</summary>
    private static readonly MetadataReference[] Libraries =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !path.EndsWith("imagebench.dll", StringComparison.OrdinalIgnoreCase))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A house without files: what is built from it shares what is known of the libraries.</summary>
    private static readonly CSharpCompilation Empty =
        CSharpCompilation.Create("House", [ImplicitUsings], Libraries, new(OutputKind.ConsoleApplication));

    private readonly Dictionary<string, HouseFile> _files;
    private readonly DeclaredNames _declared;
    private readonly List<Use> _found = [];

    private UsedNames(ParsedHouse house)
    {
        _files = house.Sources.ToDictionary(source => source.File.Path, source => source.File, StringComparer.Ordinal);
        var trees = house.Sources.Select(source => source.Tree).ToList();
        _declared = new DeclaredNames(trees);
        var compilation = Empty.AddSyntaxTrees(trees);
        foreach (var (file, tree) in house.Sources)
            Look(file, tree, compilation.GetSemanticModel(tree));
    }

    /// <summary>What the files name, in their order, each once a file.</summary>
    public static IReadOnlyList<Use> In(ParsedHouse house) =>
    [
        .. new UsedNames(house)._found
            .Concat(house.Files.Where(file => file.IsTemplate).SelectMany(InTemplate))
            .Concat(house.Files.Where(file => file is { IsSource: false, IsTemplate: false }).SelectMany(InProject))
            .Distinct(),
    ];

    private static IEnumerable<Use> InTemplate(HouseFile template) => template.Text.Split('\n')
        .Where(line => line.StartsWith("@using ", StringComparison.Ordinal))
        .Select(line => new Use(template, line["@using ".Length..].Trim()));

    private static IEnumerable<Use> InProject(HouseFile project) => XDocument.Parse(project.Text).Descendants()
        .Where(element => element.Name.LocalName == "Using")
        .Select(element => element.Attribute("Include")?.Value)
        .OfType<string>()
        .Select(name => new Use(project, name, Everywhere: true));

    private void Look(HouseFile file, SyntaxTree tree, SemanticModel model)
    {
        var root = tree.GetCompilationUnitRoot();
        foreach (var directive in root.DescendantNodes().OfType<UsingDirectiveSyntax>())
            Add(file, model.GetSymbolInfo(directive.NamespaceOrType).Symbol, directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword));

        // A body is costly to understand: what needs none comes first, and what is known of a file is not asked again.
        var known = new HashSet<string>(StringComparer.Ordinal) { file.Path };
        var names = root.DescendantNodes(node => node is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>()
            .Where(name => Doors.Words.Contains(name.Identifier.ValueText) || _declared.Files(name.Identifier.ValueText).Count > 0);
        foreach (var name in names.OrderBy(name => IsInBody(name) && !IsAType(name)))
        {
            var isOfDoor = Doors.Words.Contains(name.Identifier.ValueText);
            if (!isOfDoor && _declared.Files(name.Identifier.ValueText).All(known.Contains))
                continue;
            if (Add(file, Symbol(model, name), everywhere: false) is { } used)
                known.Add(used.Path);
        }
    }

    private static bool IsInBody(SyntaxNode name) =>
        name.Ancestors().Any(node =>
            node is BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or GlobalStatementSyntax);

    // It stands by itself, and nothing else in the house is called so.
    private bool IsAType(SimpleNameSyntax name) => _declared.IsTypeOnly(name.Identifier.ValueText)
        && name.Parent is not QualifiedNameSyntax
        && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name);

    private ISymbol? Symbol(SemanticModel model, SimpleNameSyntax name)
    {
        if (IsAType(name) && model.LookupNamespacesAndTypes(name.SpanStart, name: name.Identifier.ValueText) is [{ } type, ..])
            return type;

        // Of a dotted name the whole counts: BenchmarkDotNet.Mathematics, not BenchmarkDotNet.
        var whole = name.Parent is QualifiedNameSyntax { Right: var right } && right == name ? name.Parent : (SyntaxNode)name;
        var symbol = model.GetSymbolInfo(whole).Symbol;
        while (symbol is INamespaceSymbol && whole.Parent is QualifiedNameSyntax or MemberAccessExpressionSyntax)
        {
            whole = whole.Parent!;
            symbol = model.GetSymbolInfo(whole).Symbol;
        }

        return symbol;
    }

    private HouseFile? Add(HouseFile file, ISymbol? symbol, bool everywhere)
    {
        if (symbol is null or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or ITypeParameterSymbol)
            return null;
        var named = symbol is INamespaceOrTypeSymbol ? symbol : symbol.ContainingType;
        var declared = symbol is INamespaceSymbol ? null : symbol.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault();
        var path = declared?.SyntaxTree.FilePath;
        var to = path is null ? null : _files.GetValueOrDefault(path);
        if (named is not null && to != file)
            _found.Add(new Use(file, named.ToDisplayString(), to, everywhere));
        return to;
    }
}
