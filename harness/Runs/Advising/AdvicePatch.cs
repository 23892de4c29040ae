using System.Text;
using ImageBench.Advice.Patches;
using ImageBench.Model;
using ImageBench.Model.Files;
using ImageBench.Scenarios.Ignore;
using ImageBench.Statistics.Judging;

namespace ImageBench.Runs.Advising;

/// <summary>What advice changes of the user's files: as a patch that git takes, or, where it is asked for, in the files.</summary>
internal sealed class AdvicePatch(AdvisedDockerfile original)
{
    private readonly KeptFile _dockerfile = KeptFile.Read(Path.GetFullPath(original.Variant.DockerfilePath));
    private readonly KeptFile _ignoreFile = KeptFile.Read(IgnorePath(original));

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
    /// Writes them into the user's own files; a <see cref="Fault"/> where one of them is not what it was when it was looked at, which this
    /// would undo.
    /// </summary>
    public void Write(MeasuredAdvice advice)
    {
        if (advice.Advised is not { } text)
            return;
        List<(KeptFile File, string Text)> files = [(_dockerfile, text)];
        if (advice.AdvisedIgnoreFile is { } ignored)
            files.Add((_ignoreFile, ignored));
        if (files.Find(file => !file.File.IsUnchanged).File is { } changed)
            throw Changed(changed.Path);
        // Another one counts now, and what was made for this one would not be looked at.
        if (files.Count > 1 && IgnorePath(original) is var now && now != _ignoreFile.Path)
            throw Changed(now);
        Replace(files);
    }

    // Both lie beside their places before the first one is replaced.
    private static void Replace(IReadOnlyList<(KeptFile File, string Text)> files)
    {
        List<StagedFile> staged = [];
        List<string> written = [];
        var path = "";
        try
        {
            foreach (var (file, text) in files)
            {
                path = file.Path;
                staged.Add(StagedFile.Beside(path, text));
            }

            foreach (var one in staged)
            {
                path = one.FullPath;
                one.Place();
                written.Add(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var before = written.Count == 0 ? "nothing was changed" : $"{string.Join(" and ", written)} is the new one already";
            throw new Fault(
                ExitCode.BadInput,
                $"{path} cannot be written: {exception.Message.TrimEnd('.')}; {before}. The patch is in the folder of the advice.",
                exception);
        }
        finally
        {
            staged.ForEach(one => one.Dispose());
        }
    }

    private static Fault Changed(string path) => new(
        ExitCode.BadInput,
        $"{path} was changed while advice was looked for, so all is left as it is: the patch is in the folder of the advice.");

    // Of what was built, not of what is there now: a patch that git takes undoes nothing.
    private static string Between(string root, KeptFile file, string after) =>
        Patch.Between(SlashPath.From(root, Written(root, file.Path)), file.Text, after);

    // git writes to no file through a link: what that leads to is changed by its own name, where the patch can name it.
    private static string Written(string root, string path) =>
        new FileInfo(path).LinkTarget is not null && File.ResolveLinkTarget(path, returnFinalTarget: true) is { Exists: true } real
            && IsBelow(root, real.FullName)
            ? real.FullName
            : path;

    private static string IgnorePath(AdvisedDockerfile original) => Path.GetFullPath(
        IgnoreFile.Find(original.Scenario.ContextFolder, original.Variant.DockerfilePath)
            ?? Path.Combine(original.Scenario.ContextFolder, ".dockerignore"));

    // The root of the repository, as git names files in patches; without one, the folder that holds both.
    private string Root()
    {
        for (var folder = Path.GetDirectoryName(_dockerfile.Path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")) && IsBelow(folder, _ignoreFile.Path))
                return folder;
        }

        var context = Path.GetFullPath(original.Scenario.ContextFolder);
        return IsBelow(context, _dockerfile.Path) ? context : Path.GetDirectoryName(_dockerfile.Path)!;
    }

    private static bool IsBelow(string folder, string path) => InnerPath.Join(folder, Path.GetRelativePath(folder, path)) is not null;
}
