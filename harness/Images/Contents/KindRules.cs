using System.Text;
using ImageBench.Images.Tree;
using ImageBench.Model.Images;

namespace ImageBench.Images.Contents;

/// <summary>The table of kinds for one image, compiled: told by node, without making a path of it.</summary>
internal sealed class KindRules
{
    /// <summary>The rule of what no rule fits.</summary>
    public const int None = int.MaxValue;

    // A folder of a variable is compared with all that lie as deep.
    private const int MostNames = 64;

    private readonly NodeTable _nodes;
    private readonly List<Rule> _rules;

    public KindRules(NodeTable nodes, ImageConfig.RunConfig? config)
    {
        _nodes = nodes;
        _rules = [.. KindTable.Rows.SelectMany(row => row.Patterns.Select(pattern => Compile(row.Kind, pattern, config))).OfType<Rule>()];
    }

    public ContentKind KindOf(int rule) => rule == None ? ContentKind.Other : _rules[rule].Kind;

    /// <summary>The first rule that fits a node so many names below the root, or the one that its directory has.</summary>
    public int RuleOf(int node, int depth, int inherited)
    {
        var count = Math.Min(_rules.Count, inherited);
        for (var i = 0; i < count; i++)
        {
            if (_rules[i].IsPath
                ? _rules[i].Names.Length == depth && FitsPath(_rules[i], node)
                : _rules[i].Names[0].Matches(_nodes.Name(node)))
            {
                return i;
            }
        }

        return inherited;
    }

    // From the last name up: it tells most paths apart.
    private bool FitsPath(Rule rule, int node)
    {
        for (var i = rule.Names.Length - 1; i >= 0; i--)
        {
            if (!rule.Names[i].Matches(_nodes.Name(node)))
                return false;
            node = _nodes[node].Parent;
        }

        return true;
    }

    private static Rule? Compile(ContentKind kind, string pattern, ImageConfig.RunConfig? config)
    {
        var isPath = pattern.Contains('/', StringComparison.Ordinal) || pattern.StartsWith('$');
        if (pattern.StartsWith('$'))
        {
            var (name, rest) = pattern.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0
                ? (pattern[1..slash], pattern[slash..])
                : (pattern[1..], "");

            // A variable that is "off" or "/" names no directory of its kind.
            if (config?.Variable(name) is not { } folder || !folder.StartsWith('/') || folder.Trim('/').Length == 0)
                return null;
            pattern = folder.Replace("*", "", StringComparison.Ordinal) + rest;
        }

        var names = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return names.Length > MostNames
            ? null
            : new Rule(kind, isPath, Array.ConvertAll(names, name => new NamePattern(Encoding.UTF8.GetBytes(name))));
    }

    private sealed record Rule(ContentKind Kind, bool IsPath, NamePattern[] Names);
}
