using ImageBench.Model;

namespace ImageBench.Provisioning;

/// <summary>
/// Shows other harnesses on this machine that a run is alive: a file that is held while it is, so that <c>clean</c> leaves what it made
/// alone.
/// </summary>
internal sealed class RunMark : IDisposable
{
    private readonly FileStream _held;

    public RunMark(StateFolder state, string label)
    {
        try
        {
            state.Make(Folder(state));
            _held = new FileStream(
                Path.Combine(Folder(state), label), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"The state folder {state.Path} cannot be written ({exception.Message.TrimEnd('.')}); set IMAGEBENCH_STATE to one that "
                    + "can.",
                exception);
        }
    }

    /// <summary>Whether a run on this machine that is still alive made what carries that label.</summary>
    public static bool IsHeld(StateFolder state, string label)
    {
        // A label's value may be anybody's, and what is free is removed: none but a name in that folder is looked for.
        if (!IsFileName(label))
            return false;
        try
        {
            using var free = new FileStream(
                Path.Combine(Folder(state), label), FileMode.Open, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Held, or another user's: then it is for that user to say.
            return true;
        }
    }

    /// <summary>Whether one of those labels is.</summary>
    public static bool IsAnyHeld(StateFolder state, Func<string, bool> isMeant) => Directory.Exists(Folder(state))
        && Directory.GetFiles(Folder(state)).Select(path => Path.GetFileName(path)).Any(label => isMeant(label) && IsHeld(state, label));

    /// <summary>Removes what killed runs left there of their own.</summary>
    public static void RemoveFree(StateFolder state)
    {
        foreach (var path in Directory.Exists(Folder(state)) ? Directory.GetFiles(Folder(state)) : [])
            _ = IsHeld(state, Path.GetFileName(path));
    }

    public void Dispose() => _held.Dispose();

    private static bool IsFileName(string label) =>
        label is not ("" or "." or "..") && label == Path.GetFileName(label) && !label.Contains('\0', StringComparison.Ordinal);

    private static string Folder(StateFolder state) => Path.Combine(state.Path, "runs");
}
