using ImageBench.Results;
using ImageBench.Results.Csv;

namespace ImageBench.Runs.Advising;

/// <summary>
/// The folder that advice leaves, named after its start and its scenario: what it came to, and below it the folders of the runs that it was
/// found by. The folder of the last run is the one to read on in.
/// </summary>
internal sealed record AdviceFolder(string FullPath)
{
    public const string Json = "advice.json";

    public const string Page = "advice.md";

    public const string Patch = "advice.patch";

    /// <summary>The new Dockerfile, beside it the new ignore file where that changes.</summary>
    public const string Dockerfile = "Dockerfile.advised";

    public const string IgnoreFile = "Dockerfile.advised.dockerignore";

    private const string Runs = "runs";

    public string RunsPath => Path.Combine(FullPath, Runs);

    /// <summary>A folder that exists is never touched: the name gets a number.</summary>
    public static AdviceFolder Create(string resultsFolder, string name, DateTimeOffset startedAt)
    {
        var time = RunFolder.TimeOf(startedAt);
        var path = Path.Combine(Path.GetFullPath(resultsFolder), $"{time}-{name}-advice");
        try
        {
            for (var number = 2; Path.Exists(path); number++)
                path = Path.Combine(Path.GetFullPath(resultsFolder), FormattableString.Invariant($"{time}-{name}-advice-{number}"));
            Directory.CreateDirectory(path);
            return new AdviceFolder(path);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            throw DiskFault.Writing(resultsFolder, exception);
        }
    }

    public void Write(string name, string text) => WholeFile.Write(Path.Combine(FullPath, name), text);

    /// <summary>Removes it where it holds nothing: no run was begun.</summary>
    public void RemoveIfEmpty()
    {
        try
        {
            if (Directory.Exists(RunsPath) && !Directory.EnumerateFileSystemEntries(RunsPath).Any())
                Directory.Delete(RunsPath);
            if (!Directory.EnumerateFileSystemEntries(FullPath).Any())
                Directory.Delete(FullPath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Why nothing was begun says more.
        }
    }
}
