using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ImageBench.Model.Options;

namespace ImageBench.Scenarios.Given;

/// <summary>The options of a build that are one word or one pair each, as Docker's client takes them.</summary>
internal static partial class PlainOptionText
{
    public const string ValidPlatform = "OS/ARCH or OS/ARCH/VARIANT, such as linux/arm64";
    public const string ValidHost = "NAME:ADDRESS, such as registry.local:10.0.0.5 or host.docker.internal:host-gateway";
    public const string ValidMemory = "a number of bytes, or one with b, k, m or g, such as 128m";
    public const string ValidLimit = "NAME=SOFT or NAME=SOFT:HARD, such as nofile=1024:2048";
    public static readonly string[] Networks = ["default", "host", "none"];

    private static readonly string[] LimitNames =
    [
        "core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss", "rtprio", "rttime", "sigpending",
        "stack",
    ];

    public static bool IsPlatform(string text) => Platform().IsMatch(text);

    public static bool IsNetwork(string text) => Networks.Contains(text);

    /// <summary>"name=address", whichever of the two signs stood between.</summary>
    public static bool TryHost(string text, out string host)
    {
        var sign = text.IndexOfAny([':', '=']);
        var (name, address) = sign > 0 ? (text[..sign], text[(sign + 1)..].Trim('[', ']')) : ("", "");
        host = $"{name}={address}";
        return HostName().IsMatch(name)
            && (address == BuildOptions.HostGateway || (IPAddress.TryParse(address, out _) && address.AsSpan().ContainsAny(".:")));
    }

    public static bool TryMemory(string text, out long bytes)
    {
        bytes = 0;
        var match = Memory().Match(text);
        if (!match.Success
            || !long.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var shift = match.Groups["unit"].Value.ToLowerInvariant() switch { "k" => 10, "m" => 20, "g" => 30, _ => 0 };
        if (number is 0 || number > long.MaxValue >> shift)
            return false;
        bytes = number << shift;
        return true;
    }

    /// <summary>A limit alone is both, the soft and the hard one.</summary>
    public static bool TryLimit(string name, string value, out string limit)
    {
        var parts = value.Split(':');
        limit = $"{parts[0]}:{parts[^1]}";
        return LimitNames.Contains(name) && parts.Length is 1 or 2 && Array.TrueForAll(parts, IsLimit)
            && (parts[^1] == "-1" || (parts[0] != "-1" && long.Parse(parts[0], CultureInfo.InvariantCulture)
                <= long.Parse(parts[^1], CultureInfo.InvariantCulture)));
    }

    // What marks images as a run's is not for others to say.
    public static bool IsLabel(string name) =>
        name.Length > 0 && !name.AsSpan().ContainsAny(" \t\r\n") && !name.StartsWith("imagebench.", StringComparison.Ordinal);

    private static bool IsLimit(string text) =>
        text == "-1" || (text.Length is > 0 and < 19 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0);

    [GeneratedRegex(@"\A[a-z0-9_-]+/[a-z0-9_-]+(/[a-z0-9_.-]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Platform();

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HostName();

    [GeneratedRegex(@"\A(?<number>[0-9]+)(?<unit>[bBkKmMgG]?)[bB]?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Memory();
}
