namespace ImageBench.Model.Options;

/// <summary>What of a build's options can be had from BuildKit alone, spoken to by a session.</summary>
internal static class SessionNeeds
{
    /// <summary>Named as in "the secret npmrc and the named context assets"; null where there is none.</summary>
    public static string? Of(BuildOptions options)
    {
        List<string> needs =
        [
            .. options.Secrets.Keys.Select(id => $"the secret {id}"),
            .. options.SshAgents.Keys.Select(id => $"the SSH agent {id}"),
            .. options.Contexts.Keys.Select(name => $"the named context {name}"),
            .. options.Limits.Keys.Select(name => $"the limit {name}"),
            .. options.CacheFrom.Where(place => place.Type == CachePlace.Local).Select(place => $"an imported cache ({place.Type})"),
            .. options.CacheTo.Select(place => $"an exported cache ({place.Type})"),
        ];
        return needs.Count switch
        {
            0 => null,
            1 => needs[0],
            _ => $"{string.Join(", ", needs[..^1])} and {needs[^1]}",
        };
    }
}
