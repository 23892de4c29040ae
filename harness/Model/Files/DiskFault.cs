namespace ImageBench.Model.Files;

/// <summary>
/// What to say when the disk refuses. The mistake is always one that the user can mend, so the exit code is that of bad input.
/// </summary>
internal static class DiskFault
{
    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    /// <summary>Whether the exception is the disk's and not a mistake of ours.</summary>
    public static bool Is(Exception exception) => exception is IOException or UnauthorizedAccessException;

    public static Fault Writing(string path, Exception cause) => IsOfSpace(cause)
        ? Fault($"No space is left on the disk of {path}: free some, or give another folder with --results DIR.", cause)
        : Fault($"{path} cannot be written ({Reason(cause)}): make its folder writable, or give another with --results DIR.", cause);

    /// <summary>Of a page of a run, which can be made again from the run's files.</summary>
    public static Fault WritingPage(string path, Exception cause) => IsOfSpace(cause)
        ? Fault($"No space is left on the disk of {path}: free some, then run imagebench report on its folder.", cause)
        : Fault($"{path} cannot be written ({Reason(cause)}): make its folder writable, then run imagebench report on it.", cause);

    public static Fault Reading(string path, Exception cause) => cause is FileNotFoundException or DirectoryNotFoundException
        ? Fault($"{path} does not exist: this is not the folder of a run, or the run was killed before it was over.", cause)
        : Fault($"{path} cannot be read ({Reason(cause)}).", cause);

    private static bool IsOfSpace(Exception cause) => cause.HResult is NoSpaceOnUnix or NoSpaceOnWindows;

    private static Fault Fault(string sentence, Exception cause) => new(ExitCode.BadInput, sentence, cause);

    private static string Reason(Exception cause) => cause.Message.TrimEnd('.');
}
