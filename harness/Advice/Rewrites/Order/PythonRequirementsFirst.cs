using ImageBench.Advice.Rewrites.Caches;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Order;

/// <summary>requirements.txt before the sources.</summary>
internal sealed class PythonRequirementsFirst()
    : ManifestFirst("python-requirements-first", "requirements.txt", "Docker's guide to the build cache")
{
    private new const string Name = "requirements.txt";

    private static readonly string[] Options =
    [
        "--no-cache-dir", "--upgrade", "-U", "-q", "--quiet", "--no-deps", "--require-hashes", "--user", "--disable-pip-version-check",
        "--no-input", "--break-system-packages",
    ];

    private static readonly string[] Archives = [".whl", ".zip", ".egg", ".tar", ".tgz", ".gz", ".bz2", ".tbz", ".xz", ".txz", ".lzma"];

    // A line that names a file or a folder reads more than itself.
    protected override IReadOnlyList<string>? Manifests(ContextFacts context) =>
        IsSent(context, Name) && context.Text(Name) is { } text && !text.Split('\n').Any(IsOfFiles) ? [Name] : null;

    protected override bool Installs(ShellCommand command)
    {
        if (PipCommands.Install(command) is not { } verb)
            return false;
        var words = command.Words.SkipWhile(word => word != verb).Skip(1).Select(word => word.Value).ToList();
        var at = words.FindIndex(word => word is "-r" or "--requirement");
        return at >= 0
            && at + 1 < words.Count
            && words[at + 1] is Name or "./" + Name
            && words.Where((_, index) => index != at && index != at + 1).All(word => Options.Contains(word));
    }

    private static bool IsOfFiles(string line)
    {
        var words = line.Split('#')[0].Split(';')[0].Trim();
        return words.StartsWith('-') ? !words.StartsWith("--hash", StringComparison.Ordinal)
            && !words.StartsWith("--index-url", StringComparison.Ordinal)
            && !words.StartsWith("--extra-index-url", StringComparison.Ordinal)
            : words.StartsWith('.')
                || words.Contains("file:", StringComparison.Ordinal)
                || (words.Contains('/', StringComparison.Ordinal) && !words.Contains("://", StringComparison.Ordinal))
                || Archives.Any(end => words.EndsWith(end, StringComparison.OrdinalIgnoreCase));
    }
}
