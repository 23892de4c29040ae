namespace ImageBench.Advice.Rewrites.Copies;

/// <summary>Files get their mode as they are copied.</summary>
internal sealed class ModeOnCopy() : OnCopy(
    "copy-chmod",
    "Files get their mode as they are copied, since RUN chmod writes every one of them a second time.",
    "chmod",
    "chmod")
{
    // Whoever starts such a file gets its owner's or group's rights, which a copied one keeps where chmod takes them away.
    private const int OfRights = 0b111_000_000_000;

    // What it comes to was measured, where it is not said in figures.
    protected override string? OfFiles(string value, IReadOnlyCollection<string> paths, RewriteFacts facts)
    {
        if (IsPlain(value))
            return value;
        var modes = paths.Select(path => facts.Modes?.GetValueOrDefault(path) ?? 0).Distinct().ToList();
        return modes is [> 0 and var mode] && (mode & OfRights) == 0 ? Convert.ToString(mode, 8).PadLeft(3, '0') : null;
    }

    // The mode that folders are made with, whatever their files get.
    protected override bool IsOfFolders(string value) => value is "755" or "0755";

    protected override bool IsPlain(string value) => value.Length is 3 or 4 && value.All(digit => digit is >= '0' and <= '7');
}
