namespace ImageBench.Model.Files;

/// <summary>
/// The user's home folder, be it there or not. Always a whole path: what is meant for it must not be looked for, or land, in the folder
/// that a command happens to be called in, which may hold what somebody else wrote.
/// </summary>
internal static class HomeFolder
{
    public static string Find()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return Path.IsPathFullyQualified(home) ? home : Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/";
    }
}
