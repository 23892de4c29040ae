using System.Text.Json;
using ImageBench.Model.Files;

namespace ImageBench.Scenarios.Revisions;

/// <summary>
/// What a CI system says of the change that it builds, in the variables that it gives: the base of a pull request, or what a push was made
/// on top of. <paramref name="read"/> gives a variable; null or empty: it is not set.
/// </summary>
internal sealed class ContinuousIntegration(Func<string, string?> read)
{
    private const long LongestEvent = 16 * 1024 * 1024;

    /// <summary>The bases that it names, the best first; none outside of such a system.</summary>
    public IReadOnlyList<BaseCandidate> Bases =>
    [
        .. GitHub(),
        // Of GitLab's merged results and merge trains alone, which are built as the merge into it.
        .. Commit("CI_MERGE_REQUEST_TARGET_BRANCH_SHA"),
        .. Commit("CI_MERGE_REQUEST_DIFF_BASE_SHA"),
        .. Branch("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
        .. Commit("CI_COMMIT_BEFORE_SHA"),
        .. Branch("CI_DEFAULT_BRANCH"),
        .. Branch("SYSTEM_PULLREQUEST_TARGETBRANCH"),
        .. Branch("CHANGE_TARGET"),
        .. Commit("GIT_PREVIOUS_SUCCESSFUL_COMMIT"),
        .. Commit("GIT_PREVIOUS_COMMIT"),
        .. Branch("BUILDKITE_PULL_REQUEST_BASE_BRANCH"),
        .. Branch("BUILDKITE_PIPELINE_DEFAULT_BRANCH"),
        .. Branch("BITBUCKET_PR_DESTINATION_BRANCH"),
        .. Commit("BITBUCKET_PR_DESTINATION_COMMIT"),
    ];

    private IEnumerable<BaseCandidate> GitHub() =>
    [
        .. Branch("GITHUB_BASE_REF"),
        // What a pull request is built as is its merge into the base. Who checks its own last commit out has no such merge.
        .. read("GITHUB_REF") is { } name && name.StartsWith("refs/pull/", StringComparison.Ordinal)
            && name.EndsWith("/merge", StringComparison.Ordinal) && read("GITHUB_SHA") is { Length: > 0 } merge
                ? [new BaseCandidate($"{merge}^1", false, "GITHUB_SHA")] : Nothing,
        .. Event(),
    ];

    private static IReadOnlyList<BaseCandidate> Nothing => [];

    private IReadOnlyList<BaseCandidate> Branch(string variable) =>
        read(variable) is { Length: > 0 } name ? [new BaseCandidate(WithoutHead(name), true, variable)] : [];

    private IReadOnlyList<BaseCandidate> Commit(string variable) =>
        read(variable) is { Length: > 0 } id && !IsNone(id) ? [new BaseCandidate(id, false, variable)] : [];

    // Azure says refs/heads/main, the others main.
    private static string WithoutHead(string name) =>
        name.StartsWith("refs/heads/", StringComparison.Ordinal) ? name["refs/heads/".Length..] : name;

    // What is told of a branch that is new.
    private static bool IsNone(string id) => id.All(letter => letter == '0');

    // The event that began a GitHub workflow, as JSON: its merge group, its pull request or its push. What a pull request was before a push
    // is no base of it.
    private IReadOnlyList<BaseCandidate> Event()
    {
        if (read("GITHUB_EVENT_PATH") is not { Length: > 0 } path)
            return [];
        try
        {
            using var json = JsonDocument.Parse(BoundedFile.Read(path, LongestEvent));
            var pull = Text(json.RootElement, "pull_request", "base", "sha");
            string?[] ids = [Text(json.RootElement, "merge_group", "base_sha"), pull ?? Text(json.RootElement, "before")];
            var branch = Text(json.RootElement, "repository", "default_branch");
            return
            [
                .. ids.OfType<string>().Where(id => id.Length > 0 && !IsNone(id))
                    .Select(id => new BaseCandidate(id, false, "GITHUB_EVENT_PATH")),
                .. branch is { Length: > 0 } ? [new BaseCandidate(branch, true, "GITHUB_EVENT_PATH")] : Nothing,
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private static string? Text(JsonElement from, params IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(name, out from))
                return null;
        }

        return from.ValueKind == JsonValueKind.String ? from.GetString() : null;
    }
}
