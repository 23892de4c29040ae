namespace ImageBench.Advice.Rewrites.Copies;

/// <summary>Files get their mode as they are copied.</summary>
internal sealed class ModeOnCopy() : OnCopy(
    "copy-chmod",
    "Files get their mode as they are copied, since RUN chmod -R writes every one of them a second time.",
    "chmod",
    "chmod")
{
    protected override bool IsPlain(string value) => value.Length is 3 or 4 && value.All(digit => digit is >= '0' and <= '7');
}
