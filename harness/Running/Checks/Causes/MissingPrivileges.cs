using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;

namespace ImageBench.Running.Checks.Causes;

/// <summary>
/// Programs that a user starts to do what root may (sudo, su, others that are setuid) cannot do it in a checked container. Their words for
/// it are their own, so that only a second start, in which they can, shows that nothing else was missing.
/// </summary>
internal static class MissingPrivileges
{
    public const string Cause =
        "It works when its programs may gain privileges (setuid ones, such as sudo), which those of a checked container may not: write "
            + "check: { new_privileges: true } in scenario.yaml, with what else the check says.";

    private static readonly string[] Root = ["", "0", "root"];

    /// <summary>
    /// Whether that may be the cause: of a container that ran as another user than root, and failed for no other that is known.
    /// </summary>
    public static bool MayBe(CheckFailure failure, CheckSpec spec, string? user) =>
        !spec.NewPrivileges
        && user is not null
        && !Root.Contains(user.Split(':')[0])
        && (failure.Cause is null || failure.Cause.StartsWith("Permission denied", StringComparison.Ordinal));
}
