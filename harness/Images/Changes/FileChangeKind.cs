namespace ImageBench.Images.Changes;

/// <summary>
/// What became of a file from base to head. <c>Grown</c>, <c>Shrunk</c> and <c>Changed</c> (as large as before) have another content;
/// <c>Attributes</c> has the same.
/// </summary>
internal enum FileChangeKind
{
    Added,
    Removed,
    Grown,
    Shrunk,
    Changed,
    Attributes,
}

/// <summary>The words of files and tables.</summary>
internal static class FileChangeWords
{
    public static string Word(this FileChangeKind kind) => kind switch
    {
        FileChangeKind.Added => "added",
        FileChangeKind.Removed => "removed",
        FileChangeKind.Grown => "grown",
        FileChangeKind.Shrunk => "shrunk",
        FileChangeKind.Changed => "changed",
        FileChangeKind.Attributes => "attributes",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no word for this kind of change"),
    };
}
