using System.Diagnostics;
using System.Text;
using ImageBench.Advice;
using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;
using ImageBench.Benchmarks.Figures;
using ImageBench.Model;

namespace ImageBench.Benchmarks.Commands;

/// <summary>
/// Real Dockerfiles, read and rewritten: none may throw, and what is written is read again as the same stages, names and arguments, but for
/// what the rewrite is about. A folder of them is the user's.
/// </summary>
internal static class DockerfilesBenchmark
{
    private const int Many = 5_000;
    private const double LongestSeconds = 5;

    public static Benchmark Benchmark { get; } = new(
        "dockerfiles", $"reading and rewriting all files of a folder (--folder): never a throw, {Many} in {LongestSeconds} s",
        NeedsEngine: false,
        Measure)
    {
        TakesFolder = true,
    };

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        var folder = bench.Options.Folder ?? throw new Fault(ExitCode.BadInput, "Say where the Dockerfiles lie: --folder PATH.");
        List<(string Path, string Text)> files = [];
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            files.Add((path, await File.ReadAllTextAsync(path, Encoding.UTF8, cancellationToken)));
        if (files.Count == 0)
            throw new Fault(ExitCode.BadInput, $"{folder} holds no file.");
        // Once for the compiler, as a program that has run for a while is what reads many.
        var count = Rewritten(files, _ => { }, cancellationToken);
        var begun = bench.Time.GetTimestamp();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        Rewritten(files, _ => { }, cancellationToken);
        var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        var seconds = bench.Time.GetElapsedTime(begun).TotalSeconds;
        var broken = Broken(files, bench.Say, cancellationToken);
        return new Findings(
            [
                new Figure("files", files.Count, ""),
                new Figure("certain enough to be rewritten", count.Certain, ""),
                new Figure("changed by a rewrite", count.Changed, ""),
                new Figure("rewrites applied", count.Applied, ""),
                new Figure("files that threw", count.Threw, "", 0),
                new Figure("files read again as something else", broken, "", 0),
                new Figure($"wall for {Many} files", seconds * Many / files.Count, "s", LongestSeconds),
                new Figure($"CPU for {Many} files", used * Many / files.Count, "s"),
            ],
            null,
            ["All rewrites but those of parent images, one after the other on what the others left, of the text alone: no context and no "
                + "image is known. The second of two passes is timed; both are of one process."]);
    }

    private static Counts Rewritten(
        IReadOnlyList<(string Path, string Text)> files, Action<string> say, CancellationToken cancellationToken)
    {
        var counts = new Counts(0, 0, 0, 0);
        foreach (var (path, text) in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var source = DockerfileSource.Parse(text);
                var applied = Passes(source).Count();
                counts = counts with
                {
                    Certain = counts.Certain + (source.IsCertain ? 1 : 0),
                    Changed = counts.Changed + (applied > 0 ? 1 : 0),
                    Applied = counts.Applied + applied,
                };
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                say($"{path}: {exception.GetType().Name}: {exception.Message}");
                counts = counts with { Threw = counts.Threw + 1 };
            }
        }

        return counts;
    }

    private static int Broken(
        IReadOnlyList<(string Path, string Text)> files, Action<string> say, CancellationToken cancellationToken)
    {
        Rewritten(files, say, cancellationToken);
        var broken = 0;
        foreach (var (path, text) in files)
        {
            try
            {
                var source = DockerfileSource.Parse(text);
                var bad = Passes(source).FirstOrDefault(pass => !Keeps(pass.Before, pass.After));
                if (bad.Rewrite is null && string.Concat(source.Parts.Select(part => part.Text)) == text)
                    continue;
                broken++;
                say($"{path}: {bad.Rewrite?.Name ?? "the parts are not the text"}");
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Told and counted above.
            }
        }

        return broken;
    }

    private static IEnumerable<(Rewrite Rewrite, DockerfileSource Before, DockerfileSource After)> Passes(DockerfileSource source)
    {
        foreach (var rewrite in RewriteList.All.Where(rewrite => !rewrite.IsOnRequest))
        {
            if (rewrite.Apply(source, RewriteFacts.None) is not { } made)
                continue;
            yield return (rewrite, source, made.Text);
            source = made.Text;
        }
    }

    // Read anew from the letters alone: the stages with their images and names, the arguments, and what is said of running.
    private static bool Keeps(DockerfileSource before, DockerfileSource after)
    {
        var read = DockerfileSource.Parse(after.Text);
        return read.IsCertain
            && read.Stages.Select(stage => (stage.Declared.From, stage.Declared.Name))
                .SequenceEqual(before.Stages.Select(stage => (stage.Declared.From, stage.Declared.Name)))
            && read.Facts.Arguments.Select(one => (one.Name, one.Default))
                .SequenceEqual(before.Facts.Arguments.Select(one => (one.Name, one.Default)))
            && OfRunning(read).SequenceEqual(OfRunning(before));
    }

    private static IEnumerable<string> OfRunning(DockerfileSource source) => source.Instructions
        .Where(part => part.Word is "USER" or "CMD" or "ENTRYPOINT" or "EXPOSE" or "ENV" or "WORKDIR" or "VOLUME" or "HEALTHCHECK")
        .Select(part => $"{part.Word} {part.Rest}");

    private sealed record Counts(int Certain, int Changed, int Applied, int Threw);
}
