using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Copies;

/// <summary>Files get their owner as they are copied.</summary>
internal sealed class OwnerOnCopy() : OnCopy(
    "copy-chown",
    "Files get their owner as they are copied, since RUN chown writes every one of them a second time.",
    "chown",
    "chown")
{
    protected override string? OfFiles(string value, IReadOnlyCollection<string> paths, RewriteFacts facts) =>
        IsPlain(value) ? value : null;

    // A name is looked up where it stands: nothing between may have made it, or given it another number.
    protected override bool IsSameAt(
        IReadOnlyList<CopyLine> copies, SourceStage stage, RunText run, ShellCommand command, string value) =>
        !value.Any(char.IsAsciiLetter)
            || (run.Commands.TakeWhile(other => other != command).All(other => other.Program == "set")
                && stage.Instructions
                    .SkipWhile(part => copies.All(copy => copy.Part != part))
                    .TakeWhile(part => part != run.Part)
                    .All(part => part.Word is not ("RUN" or "ADD" or "COPY") || copies.Any(copy => copy.Part == part)));

    // An owner alone leaves the group as it is at chown, and is the group too at COPY.
    protected override bool IsPlain(string value) => value.Split(':') is [{ Length: > 0 }, { Length: > 0 }]
        && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ':' or '_' or '-');
}
