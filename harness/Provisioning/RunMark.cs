using ImageBench.Model;

namespace ImageBench.Provisioning;

/// <summary>
/// Shows other harnesses on this machine that a run is alive: a file that is held while it is, so that <c>clean</c> leaves what it made
/// alone.
/// </summary>
internal sealed class RunMark : IDisposable
{
    private const int Tries = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly FileStream _held;

    public RunMark(StateFolder state, string label)
    {
        try
        {
            state.Make(Folder(state));
            _held = Hold(Path.Combine(Folder(state), label));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw state.NotWritable(ExitCode.BadInput, exception);
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
            using var free = Open(Path.Combine(Folder(state), label), FileMode.Open);
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

    /// <summary>Whether one of those labels is; a <see cref="Fault"/> where that cannot be seen.</summary>
    public static bool IsAnyHeld(StateFolder state, Func<string, bool> isMeant)
    {
        try
        {
            return Labels(state).Any(label => isMeant(label) && IsHeld(state, label));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"Whether the run is still being made cannot be seen: the state folder {state.Path} is another user's. Call this as that "
                    + "user, or set IMAGEBENCH_STATE to the state folder that the run had.",
                exception);
        }
    }

    /// <summary>Removes what killed runs left there of their own; what another user's did is for that user to remove.</summary>
    public static void RemoveFree(StateFolder state)
    {
        try
        {
            foreach (var label in Labels(state))
                _ = IsHeld(state, label);
        }
        catch (UnauthorizedAccessException)
        {
            // Nothing of this user's lies in a folder that this user may not look into.
        }
    }

    public void Dispose() => _held.Dispose();

    // A file is there before it is held: a 'clean' in between takes it for a killed run's, holds it and removes it.
    private static FileStream Hold(string path)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                var held = Open(path, FileMode.Create);
                if (File.Exists(path))
                    return held;
                held.Dispose();
            }
            catch (IOException exception) when (left > 0 && exception is not (FileNotFoundException or DirectoryNotFoundException))
            {
                // Who looks has it, and may have removed it by now.
                Thread.Sleep(Pause);
            }
        }
    }

    private static FileStream Open(string path, FileMode mode) =>
        new(path, mode, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);

    private static IEnumerable<string> Labels(StateFolder state) =>
        Directory.Exists(Folder(state)) ? Directory.GetFiles(Folder(state)).Select(path => Path.GetFileName(path)) : [];

    private static bool IsFileName(string label) =>
        label is not ("" or "." or "..") && label == Path.GetFileName(label) && !label.Contains('\0', StringComparison.Ordinal);

    private static string Folder(StateFolder state) => Path.Combine(state.Path, "runs");
}
