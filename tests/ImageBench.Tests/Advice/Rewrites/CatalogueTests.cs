using ImageBench.Advice;
using ImageBench.Advice.Lines;
using ImageBench.Advice.Patches;
using ImageBench.Advice.Rewrites;
using ImageBench.Model;

namespace ImageBench.Tests.Advice.Rewrites;

/// <summary>What all rewrites together make of the single-stage variant of each language scenario.</summary>
public class CatalogueTests
{
    [Theory]
    [InlineData("go-crud")]
    [InlineData("rust-http")]
    [InlineData("c-http")]
    [InlineData("java-http")]
    [InlineData("dotnet-http")]
    [InlineData("node-http")]
    [InlineData("python-http")]
    public void SingleStagesAreRewrittenAsApproved(string scenario)
    {
        var folder = Path.Combine(Repository.Scenarios, scenario);
        var original = DockerfileSource.Parse(File.ReadAllText(Path.Combine(folder, "Dockerfile.single")));
        var (text, facts) = (original, new RewriteFacts { Context = Context(folder) });

        foreach (var rewrite in RewriteList.All.Where(rewrite => !rewrite.IsOnRequest))
            text = rewrite.Apply(text, facts)?.Text ?? text;

        Approved.Matches(
            $"Advice/Approved/{scenario}.patch", Patch.Between($"{scenario}/Dockerfile.single", original.Text, text.Explained()));
    }

    private static ContextFacts Context(string folder) => new(
        [
            .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => (Path: Path.GetRelativePath(folder, path).Replace('\\', '/'), Full: path))
                .Where(file => !file.Path.StartsWith("bin/", StringComparison.Ordinal)
                    && !file.Path.StartsWith("obj/", StringComparison.Ordinal)
                    && !file.Path.StartsWith("target/", StringComparison.Ordinal))
                .OrderBy(file => file.Path, StringComparer.Ordinal)
                .Select(file => new ContextFile(file.Path, new ByteSize(1), IsSent: true, File.ReadAllText(file.Full))),
        ],
        File.Exists(Path.Combine(folder, ".dockerignore")) ? File.ReadAllText(Path.Combine(folder, ".dockerignore")) : null);
}
