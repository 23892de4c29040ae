using ImageBench.Model;
using ImageBench.Model.Scenarios;

namespace ImageBench.Running;

/// <summary>
/// The build arguments of a variant: on the hub base set its own; on another, also the parents' names there. Its own win.
/// </summary>
internal static class BuildArguments
{
    public static IReadOnlyDictionary<string, string> For(Scenario scenario, Variant variant, BaseSet baseSet)
    {
        var arguments = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (baseSet != BaseSet.Hub)
        {
            foreach (var parent in scenario.Parents)
            {
                if (parent.In(baseSet) is { } image)
                    arguments[parent.Argument] = image;
            }
        }

        foreach (var (name, value) in variant.Arguments)
            arguments[name] = value;
        return arguments;
    }
}
