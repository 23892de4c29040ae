using ImageBench.Model.Files;
using ImageBench.Model.Scenarios;

namespace ImageBench.Scenarios.Ignore;

/// <summary>
/// The patterns of an ignore file, in order: the last one that matches a path, or a folder above it, decides. As Docker's clients since 23
/// read them; those before asked every pattern of every folder above.
/// A <c>hits</c> list says for each pattern whether it matches a path or a folder above; asked from the top down, each path is matched
/// once.
/// </summary>
internal sealed class IgnoreRules(IReadOnlyList<IgnorePattern> patterns, IReadOnlyList<Mistake> mistakes)
{
    private const int LongestShown = 100;

    // The longest ones that people have hold some kilobytes.
    private const int LongestBytes = 4 * 1024 * 1024;

    // A file of a megabyte could otherwise fill the memory, {1000} being six letters and a thousand steps.
    private const int MostSteps = 4_000_000;

    /// <summary>
    /// What is wrong with the ignore file: patterns that Docker would refuse (they take no part in the rules), or that it cannot be read.
    /// </summary>
    public IReadOnlyList<Mistake> Mistakes { get; } = mistakes;

    /// <summary>The rules that hold for a Dockerfile and its context; none where there is no ignore file.</summary>
    public static IgnoreRules Read(string contextFolder, string dockerfilePath)
    {
        if (IgnoreFile.Find(contextFolder, dockerfilePath) is not { } path)
            return new IgnoreRules([], []);
        try
        {
            return Of(new IgnoreFile(path, IgnoreFile.Parse(BoundedFile.Read(path, LongestBytes))));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new IgnoreRules(
                [],
                [new Mistake(
                    path,
                    null,
                    $"it cannot be read ({error.Message.TrimEnd('.')})",
                    "Make it readable for the user who runs the benchmark")]);
        }
    }

    public static IgnoreRules Of(IgnoreFile file)
    {
        var patterns = new List<IgnorePattern>();
        var mistakes = new List<Mistake>();
        var steps = 0;
        foreach (var (line, text) in file.Patterns)
        {
            var (pattern, flaw) = IgnorePattern.Parse(text);
            steps += pattern?.Steps ?? 0;
            if (steps > MostSteps)
            {
                const string what = "the patterns up to here repeat too much with { }";
                mistakes.Add(new Mistake(file.Path, line, what, @"Write \{ for a brace in a name"));
                break;
            }

            if (pattern is not null)
                patterns.Add(pattern);
            else
                mistakes.Add(new Mistake(file.Path, line, $"the pattern \"{Shown(text)}\" {flaw!.What}", flaw.Remedy));
        }

        return new IgnoreRules(patterns, mistakes);
    }

    /// <summary>Whether a path, asked for by itself, is left out.</summary>
    public bool Excludes(string path)
    {
        IReadOnlyList<bool> hits = [];
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
            hits = HitsOf(path[..slash], hits);
        return Excludes(HitsOf(path, hits));
    }

    /// <summary>
    /// What hits the path, given what hit its folder (empty for the context itself, which nothing hits). A pattern that would change
    /// nothing is not asked and hits nothing, also not below: an exception that names a folder which is not left out does not reach into
    /// it.
    /// </summary>
    public IReadOnlyList<bool> HitsOf(string path, IReadOnlyList<bool> folderHits)
    {
        if (patterns.Count == 0)
            return [];
        var hits = new bool[patterns.Count];
        var isExcluded = false;
        for (var index = 0; index < hits.Length; index++)
        {
            var pattern = patterns[index];
            hits[index] = (folderHits.Count > 0 && folderHits[index]) || (pattern.IsException == isExcluded && pattern.Matches(path));
            if (hits[index])
                isExcluded = !pattern.IsException;
        }

        return hits;
    }

    public bool Excludes(IReadOnlyList<bool> hits)
    {
        for (var index = hits.Count - 1; index >= 0; index--)
        {
            if (hits[index])
                return !patterns[index].IsException;
        }

        return false;
    }

    /// <summary>Whether an exception could keep something below an excluded folder, so that it must be looked into.</summary>
    public bool CouldKeepBelow(string folder) => patterns.Any(pattern => pattern.IsException && pattern.CouldMatchBelow(folder));

    private static string Shown(string pattern) => pattern.Length > LongestShown ? pattern[..LongestShown] + "..." : pattern;
}
