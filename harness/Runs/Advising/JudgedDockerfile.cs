using ImageBench.Model;
using ImageBench.Model.Files;
using ImageBench.Runs.Planning;
using ImageBench.Scenarios.Sources;
using ImageBench.Statistics.Judging;

namespace ImageBench.Runs.Advising;

/// <summary>
/// A Dockerfile that somebody else wrote, built, checked and measured beside the one that it is to replace.
/// <c>Judgement</c> null: the run was interrupted before both were built.
/// </summary>
internal sealed record JudgedDockerfile(AdvisedDockerfile Original, string Path, Trial Trial, Judgement? Judgement)
{
    /// <summary>What it is called beside the original.</summary>
    public const string Name = "rewritten";

    /// <summary>
    /// <paramref name="path"/> is the other Dockerfile, wherever it lies: it is built in the place of the original, with the same context.
    /// <paramref name="keep"/> writes what was found into the run's folder.
    /// </summary>
    public static async Task<JudgedDockerfile> Make(
        RunRequest request,
        AdvisedDockerfile original,
        string path,
        Surroundings around,
        Action<JudgedDockerfile> keep,
        CancellationToken cancellationToken)
    {
        var stored = original.Store(Read(path), StoredDockerfile.IgnoreFileOf(path), around.State);
        var trial = await Trial.Make(
            request with { Options = request.Options with { Variants = [] } },
            original,
            [new RewrittenDockerfile(Name, stored, PlainText.Line(path))],
            around,
            made => keep(Of(made)),
            cancellationToken);
        return Of(trial);

        JudgedDockerfile Of(Trial made) => new(original, path, made, made.Judge(Name));
    }

    private static byte[] Read(string path)
    {
        try
        {
            return BoundedFile.Read(path, StoredDockerfile.LongestBytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"--judge {path} cannot be read: {exception.Message.TrimEnd('.')}. Give the Dockerfile that is to be judged.",
                exception);
        }
    }
}
