using System.Globalization;
using ImageBench.Model.Builds;
using ImageBench.Model.Options;

namespace ImageBench.Engine;

/// <summary>
/// What a build's options ask for and the way to this engine cannot give it. Left out, it would be missed by nobody but the user.
/// </summary>
internal static class OptionLimits
{
    // Docker 23 brought BuildKit 0.10; what those before it are told of these they pass over in silence.
    private const int KnowsLimits = 23;

    /// <summary>Why the build cannot be made, as a sentence without its full stop; null where nothing is in its way.</summary>
    public static string? Refusal(BuildOptions options, Builder builder, BuildWay way, string engineVersion)
    {
        if (way == BuildWay.Tar && SessionNeeds.Of(options) is { } needs)
        {
            return $"the build is given {needs}, which only BuildKit takes, in a session that cannot be opened on this engine (or through "
                + "what stands before it): build on one where it can, or leave it out";
        }

        var isLimited = options.SharedMemory is not null || options.Limits.Count > 0;
        return isLimited && builder == Builder.BuildKit && Major(engineVersion) < KnowsLimits
            ? $"the BuildKit of Docker {engineVersion} gives steps no shared memory and no limits of their own (shm_size, ulimits): build "
                + $"on Docker {KnowsLimits} or later, or leave them out"
            : null;
    }

    private static int Major(string version)
    {
        var number = version.Split('.', '-', '+')[0];
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : int.MaxValue;
    }
}
