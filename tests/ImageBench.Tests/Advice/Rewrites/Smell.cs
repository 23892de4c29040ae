using System.Globalization;
using ImageBench.Advice;
using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;
using ImageBench.Model;

namespace ImageBench.Tests.Advice.Rewrites;

/// <summary>
/// A small Dockerfile with one known smell: a folder of tests/smells/REWRITE/. What the rewrite makes of it lies beside it as
/// Dockerfile.expected and dockerignore.expected; where neither does, it must be left. A repair by hand is Dockerfile.repaired
/// (dockerignore.repaired); cause.txt holds what is said where the rewritten one breaks. Of what is
/// measured, compiled.txt names files of its packages that are compiled, written.txt the paths that its own steps wrote, and needed.txt the
/// packages that these ask for. The other files are its context, and context.txt names more of them, with their bytes.
/// </summary>
internal sealed record Smell(string Rewrite, string Name)
{
    private const string Ignore = ".dockerignore";

    private static readonly string[] NoContext =
    [
        Ignore, "context.txt", "cause.txt", "compiled.txt", "written.txt", "needed.txt", "Dockerfile.repaired", "dockerignore.repaired",
    ];

    public static string Root { get; } = Path.Combine(Repository.Root, "tests", "smells");

    public string Folder => Path.Combine(Root, Rewrite, Name);

    public string Dockerfile => File.ReadAllText(Path.Combine(Folder, "Dockerfile"));

    public string? Expected => Read("Dockerfile.expected");

    public string? ExpectedIgnore => Read("dockerignore.expected");

    /// <summary>What a person made of it; null: nobody did, and it is built nowhere.</summary>
    public string? Repaired => Read("Dockerfile.repaired");

    public string? RepairedIgnore => Read("dockerignore.repaired");

    /// <summary>A part of what is said of the rewritten one, which does not work; null: it does, or is built nowhere.</summary>
    public string? Cause => Read("cause.txt")?.Trim();

    /// <summary>The files of its context that lie there, by their paths.</summary>
    public IEnumerable<string> ContextPaths => Directory
        .GetFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
        .Where(path => !path.EndsWith(".expected", StringComparison.Ordinal)
            && !path.Contains(".received", StringComparison.Ordinal)
            && !NoContext.Contains(path));

    /// <summary>The files of its context that are named alone, with their bytes.</summary>
    public IEnumerable<ContextFile> NamedFiles => (Read("context.txt") ?? "")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .Select(words => new ContextFile(words[0], new ByteSize(long.Parse(words[1], CultureInfo.InvariantCulture))));

    public static IEnumerable<Smell> All() => Directory
        .GetDirectories(Root)
        .SelectMany(Directory.GetDirectories)
        .Order(StringComparer.Ordinal)
        .Select(folder => new Smell(Path.GetFileName(Path.GetDirectoryName(folder))!, Path.GetFileName(folder)));

    public RewriteFacts Facts()
    {
        var files = ContextPaths
            .Select(path => (Path: path, Text: File.ReadAllText(Path.Combine(Folder, path))))
            .Select(file => new ContextFile(file.Path, new ByteSize(file.Text.Length), Text: file.Text));
        return new RewriteFacts
        {
            Context = new ContextFacts([.. files, .. NamedFiles], Read(Ignore)),
            CompiledPackages = Lines("compiled.txt"),
            Written = Read("written.txt") is null ? null : new WrittenFacts(Lines("written.txt"), Lines("needed.txt")),
        };
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

    private string[] Lines(string name) => (Read(name) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private string? Read(string name) => File.Exists(Path.Combine(Folder, name)) ? File.ReadAllText(Path.Combine(Folder, name)) : null;
}
