namespace ImageBench.Advice.Rewrites.Copies;

/// <summary>Files get their owner as they are copied.</summary>
internal sealed class OwnerOnCopy() : OnCopy(
    "copy-chown",
    "Files get their owner as they are copied, since RUN chown writes every one of them a second time.",
    "chown",
    "chown")
{
    protected override string? OfFiles(string value, IReadOnlyList<string> paths, RewriteFacts facts) => IsPlain(value) ? value : null;

    // An owner alone leaves the group as it is at chown, and is the group too at COPY.
    protected override bool IsPlain(string value) => value.Split(':') is [{ Length: > 0 }, { Length: > 0 }]
        && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ':' or '_' or '-');
}
