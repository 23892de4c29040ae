using ImageBench.Model;
using ImageBench.Reports.Comments;
using ImageBench.Results.Exports.Tools;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Cli.Options;

/// <summary>
/// The job of GitHub Actions that a command runs in: its summary and outputs are files, its annotations lines of standard error.
/// </summary>
internal static class GitHubJob
{
    /// <summary>Whether there is one.</summary>
    public static bool IsHere => Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true";

    /// <summary>Tells it an outcome, as far as it says where.</summary>
    public static async Task Tell(Outcome outcome, TextWriter error, CancellationToken cancellationToken)
    {
        await Append("GITHUB_STEP_SUMMARY", CommentMarkdown.Text(outcome) + "\n", cancellationToken);
        await Append("GITHUB_OUTPUT", GitHubOutput.Text(outcome), cancellationToken);
        var annotations = GitHubAnnotations.Text(outcome, Environment.GetEnvironmentVariable("GITHUB_WORKSPACE"));
        await error.WriteAsync(annotations.AsMemory(), cancellationToken);
    }

    private static async Task Append(string variable, string text, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } path)
            return;
        try
        {
            await File.AppendAllTextAsync(path, text, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var sentence = $"{path}, which {variable} names, cannot be written: {exception.Message.TrimEnd('.')}. With --github false "
                + "GitHub is told nothing.";
            throw new Fault(ExitCode.BadInput, sentence, exception);
        }
    }
}
