namespace ImageBench.EngineTests.Tool;

/// <summary>What a process was started with, its parts ended by NUL.</summary>
internal static class ProcessArguments
{
    /// <summary>Of a folder below /proc; empty for one that is no process, and for one that has ended.</summary>
    public static string Of(string processFolder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(processFolder, "cmdline"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
