using System.Buffers;

namespace ImageBench.Advice.Rewrites.Contexts;

/// <summary>
/// Whether what a context holds asks for its history of versions: a build that writes down of which commit it is, or a program that says
/// so. Without it such a build may go on, and the program say something else.
/// </summary>
internal static class AskedHistory
{
    // Plug-ins that make a version of it, and words by which a program tells the one that its compiler made.
    private static readonly SearchValues<string> Words = SearchValues.Create(
        [
            "git rev-parse", "git describe", "git log", "git show", "(\"git\"", "('git'", "[\"git\"", "['git'", "{\"git\"", ".git/HEAD",
            "git-commit-id", "buildnumber-maven", "git-properties", "gitProperties", "gitVersion", "git-version", "git_version", "grgit",
            "jgit", "axion-release", "setuptools_scm", "setuptools-scm", "hatch-vcs", "hatch_vcs", "versioneer", "dynamic-versioning",
            "versioningit", "dunamai", "\"pbr", "'pbr", "pbr =", "ReadBuildInfo", "vcs.revision", "vergen", "shadow-rs", "shadow_rs",
            "git2", "built =", "MinVer", "GitVersion", "Nerdbank", "SourceRevision", "GitInfo", "InformationalVersion", "ProductVersion",
            "ThisAssembly", "isomorphic-git", "\"simple-git\"", "'simple-git'", "nodegit", "git-rev", "git-describe", "git-last-commit",
            "pygit2", "git.Repo", "git -C", "git -c", "git --git-dir", "git tag", "git branch", "git status", "git rev-list",
            "git ls-files", "git ls-tree", "git diff", "git for-each-ref", "git symbolic-ref", "git name-rev", "git submodule", "git pull",
            "git fetch", "GIT_EXECUTABLE", "find_package(Git", "vcs_tag", "dynver", "sbt-git", "prometheus/common/version", "versioninfo",
            "release-utils/version",
        ],
        StringComparison.Ordinal);

    public static bool Of(ContextFacts context) =>
        context.Files.Any(file => file.IsSent && file.Text is { } text && text.AsSpan().ContainsAny(Words));
}
