using System.Text;
using ImageBench.Advice.Patches;
using ImageBench.Model;
using ImageBench.Model.Files;
using ImageBench.Scenarios.Ignore;
using ImageBench.Scenarios.Sources;
using ImageBench.Statistics.Judging;

namespace ImageBench.Runs.Advising;

/// <summary>What advice changes of the user's files: as a patch that git takes, or, where it is asked for, in the files.</summary>
internal sealed class AdvicePatch(AdvisedDockerfile original)
{
    private readonly string _dockerfile = Path.GetFullPath(original.Variant.DockerfilePath);
    private readonly string _ignoreFile = Path.GetFullPath(
        IgnoreFile.Find(original.Scenario.ContextFolder, original.Variant.DockerfilePath)
            ?? Path.Combine(original.Scenario.ContextFolder, ".dockerignore"));
    private readonly byte[]? _before = Bytes(original.Variant.DockerfilePath);

    public MeasuredAdvice AddTo(MeasuredAdvice advice)
    {
        if (advice.Advised is null)
            return advice;
        var root = Root();
        var patch = new StringBuilder(Between(root, _dockerfile, advice.Advised));
        if (advice.AdvisedIgnoreFile is { } ignored)
            patch.Append(Between(root, _ignoreFile, ignored));
        return advice with { Patch = patch.ToString(), PatchFolder = root };
    }

    /// <summary>
    /// Writes them into the user's own files; a <see cref="Fault"/> where the Dockerfile is not what it was when it was built, which this
    /// would undo.
    /// </summary>
    public void Write(MeasuredAdvice advice)
    {
        if (advice.Advised is not { } text)
            return;
        if (_before is null || Bytes(_dockerfile) is not { } now || !now.AsSpan().SequenceEqual(_before))
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{_dockerfile} was changed while advice on it was looked for, so it is left as it is: the patch is in the folder of the "
                    + "advice.");
        }

        try
        {
            // In place: a link stays a link, and a file keeps its mode.
            File.WriteAllText(_dockerfile, text);
            if (advice.AdvisedIgnoreFile is { } ignored)
                File.WriteAllText(_ignoreFile, ignored);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{_dockerfile} cannot be written: {exception.Message.TrimEnd('.')}. The patch is in the folder of the advice.",
                exception);
        }
    }

    private static string Between(string root, string path, string after) =>
        Patch.Between(Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'), Before(path), after);

    private static string? Before(string path) => Bytes(path) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    // The root of the repository, as git names files in patches; without one, the folder that holds both.
    private string Root()
    {
        for (var folder = Path.GetDirectoryName(_dockerfile); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")) && IsBelow(folder, _ignoreFile))
                return folder;
        }

        var context = Path.GetFullPath(original.Scenario.ContextFolder);
        return IsBelow(context, _dockerfile) ? context : Path.GetDirectoryName(_dockerfile)!;
    }

    private static bool IsBelow(string folder, string path) => InnerPath.Join(folder, Path.GetRelativePath(folder, path)) is not null;

    private static byte[]? Bytes(string path)
    {
        try
        {
            return File.Exists(path) ? BoundedFile.Read(path, StoredDockerfile.LongestBytes) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
