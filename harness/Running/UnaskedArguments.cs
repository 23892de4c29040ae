using ImageBench.Model.Builds;

namespace ImageBench.Running;

/// <summary>
/// The build arguments that nobody typed: the proxies of the builds, and the date of what images hold. A Dockerfile may declare them, and
/// then they are in a step's cache key: each builder gets those that Docker's client of that builder gives, by the same names.
/// </summary>
/// <param name="all">By their names in capitals.</param>
internal sealed class UnaskedArguments(IReadOnlyDictionary<string, string> all)
{
    // BuildKit gives steps each proxy under both of its spellings by itself, and its client knows no proxy for everything.
    private const string ForEverything = "ALL_PROXY";

    private const string OfProxies = "_PROXY";

    public static UnaskedArguments None { get; } = new(new Dictionary<string, string>());

    public IEnumerable<KeyValuePair<string, string>> For(Builder builder) => builder switch
    {
        Builder.BuildKit => all.Where(argument => argument.Key != ForEverything),
        Builder.Classic => all.Where(IsProxy).SelectMany(BothSpellings),
        _ => all.SelectMany(argument => IsProxy(argument) ? BothSpellings(argument) : [argument]),
    };

    private static bool IsProxy(KeyValuePair<string, string> argument) => argument.Key.EndsWith(OfProxies, StringComparison.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> BothSpellings(KeyValuePair<string, string> proxy) =>
        [proxy, new(proxy.Key.ToLowerInvariant(), proxy.Value)];
}
