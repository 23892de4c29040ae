using System.Globalization;
using ImageBench.Advice;
using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;
using ImageBench.Model;

namespace ImageBench.Tests.Advice.Rewrites;

/// <summary>
/// A small Dockerfile with one known smell: a folder of tests/smells/REWRITE/. What the rewrite makes of it lies beside it as
/// Dockerfile.expected and dockerignore.expected; where neither does, it must be left. The other files are its context, and context.txt
/// names more of them, with their bytes.
/// </summary>
internal sealed record Smell(string Rewrite, string Name)
{
    private const string Ignore = ".dockerignore";

    public static string Root { get; } = Path.Combine(Repository.Root, "tests", "smells");

    public string Folder => Path.Combine(Root, Rewrite, Name);

    public string Dockerfile => File.ReadAllText(Path.Combine(Folder, "Dockerfile"));

    public string? Expected => Read("Dockerfile.expected");

    public string? ExpectedIgnore => Read("dockerignore.expected");

    public static IEnumerable<Smell> All() => Directory
        .GetDirectories(Root)
        .SelectMany(Directory.GetDirectories)
        .Order(StringComparer.Ordinal)
        .Select(folder => new Smell(Path.GetFileName(Path.GetDirectoryName(folder))!, Path.GetFileName(folder)));

    public RewriteFacts Facts()
    {
        var files = Directory
            .GetFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(Folder, path).Replace('\\', '/'), Text: File.ReadAllText(path)))
            .Where(file => !file.Path.EndsWith(".expected", StringComparison.Ordinal)
                && !file.Path.Contains(".received", StringComparison.Ordinal)
                && file.Path is not (Ignore or "context.txt"))
            .Select(file => new ContextFile(file.Path, new ByteSize(file.Text.Length), Text: file.Text));
        return new RewriteFacts { Context = new ContextFacts([.. files, .. Named()], Read(Ignore)) };
    }

    public Rewritten? Apply() =>
        RewriteList.All.Single(rewrite => rewrite.Name == Rewrite).Apply(DockerfileSource.Parse(Dockerfile), Facts());

    /// <summary>Keeps what it got beside what it should have got, for whoever looks at both.</summary>
    public void Keep(string name, string? text)
    {
        var path = Path.Combine(Folder, $"{name}.received.txt");
        File.Delete(path);
        if (text is not null)
            File.WriteAllText(path, text);
    }

    private IEnumerable<ContextFile> Named() => (Read("context.txt") ?? "")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .Select(words => new ContextFile(words[0], new ByteSize(long.Parse(words[1], CultureInfo.InvariantCulture))));

    private string? Read(string name) => File.Exists(Path.Combine(Folder, name)) ? File.ReadAllText(Path.Combine(Folder, name)) : null;
}
