using ImageBench.Model;
using ImageBench.Model.Options;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Runs.Planning;

/// <summary>
/// What a resumed run says of its scenarios: what it kept, and the values of secret build arguments, which are said again.
/// </summary>
internal static class ResumedSources
{
    /// <summary>
    /// A <see cref="Fault"/> where the arguments in <paramref name="again"/> are not those of the run in <paramref name="folder"/> whose
    /// values are not kept.
    /// </summary>
    public static SourceOptions Complete(SourceOptions kept, IReadOnlyDictionary<string, string> again, string folder)
    {
        if (kept.Also.FirstOrDefault(side => side.HasHiddenArguments) is { } side)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{folder} was begun with a secret argument in --also {side.VariantName}, whose value is not kept: start another run.");
        }

        List<string> names = [.. kept.All.Arguments.Where(argument => IsHidden(argument.Value)).Select(argument => argument.Key)];
        if (!names.ToHashSet().SetEquals(again.Keys))
        {
            throw new Fault(
                ExitCode.BadInput,
                names.Count == 0
                    ? $"{folder} goes on with the build arguments that it was begun with: leave --build-arg out."
                    : $"{folder} was begun with build arguments whose values are not kept, since they are secret: give it those again, and "
                        + $"no others: {string.Join(' ', names.Select(name => $"--build-arg {name}=VALUE"))}.");
        }

        var arguments = new SortedDictionary<string, string>(kept.All.Arguments.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, value) in again)
            arguments[name] = value;
        return kept with { All = kept.All with { Arguments = arguments } };
    }

    private static bool IsHidden(string value) => value.Contains(HiddenWords.Shown, StringComparison.Ordinal);
}
