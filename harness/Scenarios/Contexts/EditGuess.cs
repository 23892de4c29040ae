using System.Formats.Tar;
using ImageBench.Model.Scenarios;

namespace ImageBench.Scenarios.Contexts;

/// <summary>
/// Which files the incremental builds change where scenario.yaml does not say: the dependency manifest by its well-known name, and the
/// largest source file of the main language. That is the manifest's; without one, the language with the most bytes. Tests and vendored
/// files are no part of what an everyday edit changes.
/// </summary>
internal static class EditGuess
{
    private static readonly string[] Go = [".go"];
    private static readonly string[] JavaScript = [".js", ".mjs", ".cjs", ".ts", ".jsx", ".tsx"];
    private static readonly string[] Python = [".py"];
    private static readonly string[] Rust = [".rs"];
    private static readonly string[] Jvm = [".java", ".kt", ".scala"];
    private static readonly string[] DotNet = [".cs", ".fs"];
    private static readonly string[] Ruby = [".rb"];
    private static readonly string[] C = [".c", ".cc", ".cpp", ".cxx"];
    private static readonly string[] Elixir = [".ex"];
    private static readonly string[] Swift = [".swift"];

    private static readonly string[][] Languages = [Go, JavaScript, Python, Rust, Jvm, DotNet, Ruby, C, Elixir, Swift];

    private static readonly (string Name, string[] Language)[] Manifests =
    [
        ("go.mod", Go), ("package.json", JavaScript), ("requirements.txt", Python), ("pyproject.toml", Python), ("Cargo.toml", Rust),
        ("pom.xml", Jvm),
        ("build.gradle", Jvm),
        ("build.gradle.kts", Jvm),
        ("*.csproj", DotNet),
        ("*.fsproj", DotNet),
        ("Gemfile", Ruby),
        ("mix.exs", Elixir),
    ];

    private static readonly string[] OtherPeoples =
    [
        "vendor",
        "node_modules",
        "third_party",
        "test",
        "tests",
        "__tests__",
        "spec",
        "testdata",
        "fixtures",
        "bin",
        "obj",
        "dist",
        "build",
        "target",
        ".git",
    ];

    /// <summary>What <paramref name="said"/> leaves open, from the files that are sent.</summary>
    public static EditedFiles Complete(EditedFiles said, IReadOnlyList<ContextEntry> sent)
    {
        var files = sent.Where(entry =>
            entry.Type == TarEntryType.RegularFile && !entry.Path.Split('/').SkipLast(1).Any(OtherPeoples.Contains)).ToList();
        var found = files
            .SelectMany(file =>
                Manifests.Where(manifest => Matches(manifest.Name, file.Name)).Select(manifest => (file.Path, manifest.Language)))
            .OrderBy(match => match.Path.Count(letter => letter == '/'))
            .ThenBy(match => match.Path, StringComparer.Ordinal)
            .FirstOrDefault();
        var sources = files.Where(file => !IsTest(file.Name)).ToList();
        return said with
        {
            Source = said.Source ?? Largest(sources, found.Language ?? MainLanguage(sources)),
            Dependency = said.Dependency ?? found.Path,
        };
    }

    private static bool Matches(string pattern, string name) =>
        pattern[0] == '*' ? name.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase) : name == pattern;

    private static bool IsTest(string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name);
        return stem.EndsWith("_test", StringComparison.Ordinal)
            || stem.EndsWith(".test", StringComparison.Ordinal)
            || stem.EndsWith(".spec", StringComparison.Ordinal)
            || stem.EndsWith("_spec", StringComparison.Ordinal)
                || stem.StartsWith("test_", StringComparison.Ordinal)
                || stem.EndsWith("Tests", StringComparison.Ordinal);
    }

    private static string[] MainLanguage(IReadOnlyList<ContextEntry> sources) =>
        Languages.MaxBy(language => In(sources, language).Sum(file => file.Length))!;

    private static string? Largest(IReadOnlyList<ContextEntry> sources, string[] language) =>
        In(sources, language)
            .OrderByDescending(file => file.Length)
            .ThenBy(file => file.Path, StringComparer.Ordinal)
            .FirstOrDefault()?.Path;

    private static IEnumerable<ContextEntry> In(IReadOnlyList<ContextEntry> sources, string[] language) =>
        sources.Where(file => language.Contains(Path.GetExtension(file.Path)));
}
