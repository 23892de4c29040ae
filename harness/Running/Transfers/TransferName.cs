using System.Globalization;

namespace ImageBench.Running.Transfers;

/// <summary>
/// The names that a run's images have for their way through a registry. They are made from the end of the run's label, so that what a
/// killed run left can be told from names that somebody else gave.
/// </summary>
internal static class TransferName
{
    public const string Tag = "latest";

    private const int UniquePart = 8;

    /// <summary>The name of the image that is the run's <paramref name="number"/>th.</summary>
    public static string Make(string host, string label, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{host}/{Repositories(label)}{number}:{Tag}");

    /// <summary>The name of the run's <paramref name="number"/>th cache.</summary>
    public static string ForCache(string host, string label, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{host}/{Repositories(label)}cache{number}:{Tag}");

    /// <summary>Whether the run with that label gave it.</summary>
    public static bool IsOf(string name, string label) => name.Contains("/" + Repositories(label), StringComparison.Ordinal);

    private static string Repositories(string label) => $"imagebench-run-{label[^Math.Min(UniquePart, label.Length)..]}/";
}
