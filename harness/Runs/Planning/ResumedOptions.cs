using ImageBench.Model;
using ImageBench.Model.Options;
using ImageBench.Scenarios.Given;

namespace ImageBench.Runs.Planning;

/// <summary>
/// What the builds of a resumed run are given: what it kept, and what is said again. Its folder may be somebody else's: which secrets, SSH
/// agents and folders of this machine are given away, and where caches are written, is for the command line alone to say.
/// </summary>
internal static class ResumedOptions
{
    /// <summary>A <see cref="Fault"/> where they are not those that the run in <paramref name="folder"/> was begun with.</summary>
    public static BuildOptions Complete(BuildOptions again, IReadOnlyList<string> kept, string folder)
    {
        var given = again;
        foreach (var words in kept.Select(option => option.Split(' ', 2)).Where(words => OptionWords.Names.Contains(words[0])))
        {
            if (!IsSaidAgain(BuildOptions.None.Added(words[0], words[^1], folder, out _)))
                given = given.Added(words[0], words[^1], folder, out _);
        }

        var now = OptionWords.Kept(given);
        return now.ToHashSet().SetEquals(kept)
            ? given
            : throw new Fault(
                ExitCode.BadInput,
                $"{folder} was begun with {Said(kept)}, and would go on with {Said(now)}. Give it the secrets, SSH agents and named "
                    + "contexts that it was begun with and the caches that it writes or has in folders, and nothing else.");
    }

    private static bool IsSaidAgain(BuildOptions one) =>
        one.Secrets.Count + one.SshAgents.Count > 0
        || one.Contexts.Values.Any(context => context.Folder is not null)
        || one.CacheFrom.Any(place => place.Type == CachePlace.Local)
        || one.CacheTo.Any(place => place.Type != CachePlace.Inline);

    private static string Said(IReadOnlyList<string> options) => options.Count == 0 ? "no options of builds" : string.Join(' ', options);
}
