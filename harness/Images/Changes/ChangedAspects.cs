namespace ImageBench.Images.Changes;

/// <summary>
/// What of a file is another on the two sides. <c>Links</c>: the same content, a hard link on one side and bytes of its own on the other.
/// </summary>
[Flags]
internal enum ChangedAspects : byte
{
    None = 0,
    Type = 1,
    Content = 2,
    Links = 4,
    Mode = 8,
    Owner = 16,
    LinkTarget = 32,
}

/// <summary>The words of files and tables.</summary>
internal static class ChangedAspectWords
{
    /// <summary>"content", "mode;owner".</summary>
    public static string Words(this ChangedAspects aspects) =>
        string.Join(';', All.Where(aspect => aspects.HasFlag(aspect.Aspect)).Select(aspect => aspect.Word));

    private static IEnumerable<(ChangedAspects Aspect, string Word)> All =>
    [
        (ChangedAspects.Type, "type"),
        (ChangedAspects.Content, "content"),
        (ChangedAspects.Links, "links"),
        (ChangedAspects.Mode, "mode"),
        (ChangedAspects.Owner, "owner"),
        (ChangedAspects.LinkTarget, "link_target"),
    ];
}
