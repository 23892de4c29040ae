namespace ImageBench.Scenarios.Revisions.Trees;

/// <summary>What a checkout makes of the ends of a file's lines.</summary>
internal enum LineEnds
{
    AsTheyAre,

    /// <summary>A carriage return before each line feed that has none.</summary>
    OfWindows,

    /// <summary>The same, where the file is text by its content and has no carriage return yet.</summary>
    OfWindowsInText,
}
