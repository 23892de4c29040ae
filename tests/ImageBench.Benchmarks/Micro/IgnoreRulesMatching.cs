using System.Text;
using BenchmarkDotNet.Attributes;
using ImageBench.Benchmarks.Contexts;
using ImageBench.Scenarios.Ignore;

namespace ImageBench.Benchmarks.Micro;

/// <summary>
/// The ignore rules of an ordinary project over the paths of a large context, asked folder by folder as the listing does.
/// </summary>
public class IgnoreRulesMatching
{
    private const string Patterns = """
        **/.git
        **/node_modules
        **/bin
        **/obj
        **/*.log
        **/*.tmp
        docs/*.md
        !docs/README.md
        *.env
        .vscode
        build?/
        src/**/test-*
        src/folder-1*/file-9*.txt
        !src/folder-11/**
        **/[Tt]humbs.db
        coverage
        """;

    private readonly IgnoreRules _rules = IgnoreRules.Of(
        new IgnoreFile(".dockerignore", IgnoreFile.Parse(Encoding.UTF8.GetBytes(Patterns))));
    private readonly IGrouping<string, string>[] _folders =
        [.. Enumerable.Range(0, SampleContext.SmallFiles).Select(SampleContext.PathOf).GroupBy(path => path[..path.LastIndexOf('/')])];

    [Benchmark(Description = "ignore rules: 16 patterns over 20,000 paths")]
    public int Excluded()
    {
        var excluded = 0;
        var top = _rules.HitsOf("src", []);
        foreach (var folder in _folders)
        {
            var hits = _rules.HitsOf(folder.Key, top);
            excluded += folder.Count(path => _rules.Excludes(_rules.HitsOf(path, hits)));
        }

        return excluded;
    }
}
