using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Options.Values;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Cli.Options;

/// <summary>
/// <c>--sizes</c>: a run that ends when every image was built once, read and checked. What the cache holds may serve those builds, so their
/// state is as-found and their time is in no figure.
/// </summary>
internal static class SizesOption
{
    public static Option<bool> Make() => new("--sizes")
    {
        Description = "Builds each variant once, for its size and its check, and measures no times (the cache serves as it is found).",
    };

    /// <summary>The options of such a run.</summary>
    public static RunOptions Of(RunOptions options) =>
        options with { CacheStates = [CacheState.AsFound], Rounds = 1, Auto = null, CheckRounds = 0 };

    /// <summary>Adds an error for each option of <paramref name="ofTimes"/> that was typed beside it.</summary>
    public static void Check(Option<bool> sizes, CommandResult result, IEnumerable<Option> ofTimes)
    {
        if (!result.Typed(sizes))
            return;
        foreach (var option in ofTimes.Where(option => result.GetResult(option) is { Implicit: false }))
            result.AddError($"{option.Name} cannot stand beside --sizes, which measures no times. Leave out one of the two.");
    }
}
