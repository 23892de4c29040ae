namespace ImageBench.Model.Files;

/// <summary>
/// What starts a program in a session of its own (setsid(1)), so that Ctrl+C at the terminal reaches the harness alone. Linux has it; macOS
/// and Windows have none.
/// </summary>
internal static class OwnSession
{
    /// <summary>Its full path, or null where it is not there.</summary>
    public static string? Program => ProgramPath.InPath("setsid", "/usr/bin", "/bin");
}
