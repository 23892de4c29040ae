using System.Text.RegularExpressions;
using ImageBench.Model.Options;

namespace ImageBench.Images.Contents;

/// <summary>
/// The "created by" of a history entry as the Dockerfile's instruction. Builders write it in their own ways: the same line should read the
/// same.
/// </summary>
internal static partial class Instruction
{
    private const string Shell = "/bin/sh -c ";
    private const string NoCommand = "#(nop)";
    private const string BuildKit = " # buildkit";

    public static string Text(string createdBy)
    {
        var text = createdBy.EndsWith(BuildKit, StringComparison.Ordinal) ? createdBy[..^BuildKit.Length].Trim() : createdBy.Trim();
        var command = text.StartsWith("RUN ", StringComparison.Ordinal) ? text["RUN ".Length..] : text;
        var shell = command.IndexOf(Shell, StringComparison.Ordinal);

        // Build arguments stand before the shell: "|2 A=1 B=2 /bin/sh -c make". Of another shell it is not known where they end.
        if (shell < 0 || (shell > 0 && !command.StartsWith('|')))
            return command.StartsWith('|') ? SecretValue().Replace(text, Hidden) : text;
        var inner = command[(shell + Shell.Length)..].TrimStart();
        return inner.StartsWith(NoCommand, StringComparison.Ordinal) ? inner[NoCommand.Length..].Trim() : "RUN " + inner;
    }

    private static string Hidden(Match argument) =>
        SecretName.Is(argument.Groups["name"].Value) ? argument.Groups["name"].Value + "=***" : argument.Value;

    [GeneratedRegex(@"(?<name>[A-Za-z_][\w-]*)=\S+", RegexOptions.NonBacktracking)]
    private static partial Regex SecretValue();
}
