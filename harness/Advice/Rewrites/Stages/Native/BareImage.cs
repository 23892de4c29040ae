namespace ImageBench.Advice.Rewrites.Stages.Native;

/// <summary>What an empty image has not: a home, and folders that every other one has. A program that names one looks for it.</summary>
internal static class BareImage
{
    private static readonly string[] Folders =
        ["bin", "etc", "home", "lib", "media", "mnt", "opt", "root", "run", "sbin", "srv", "tmp", "usr", "var"];

    // As texts of a program have them, in one kind of quotes or another; of its own name a folder may be an address.
    private static readonly string[] Words =
    [
        "\"HOME\"", "`HOME`", "\"/tmp\"", "`/tmp`",
        .. from folder in Folders from quote in (string[])["\"", "`"] select $"{quote}/{folder}/",
    ];

    public static bool LacksWhatIsIn(string? text) => text is not null && Array.Exists(Words, word =>
        text.Contains(word, StringComparison.Ordinal));
}
