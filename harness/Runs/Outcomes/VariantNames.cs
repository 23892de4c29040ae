using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Runs.Outcomes;

/// <summary>
/// What the variants of an outcome are called: "app/slim", and with several builders "app/slim (buildkit)", so that no two have one name.
/// </summary>
internal sealed class VariantNames(IEnumerable<VariantKey> keys)
{
    private readonly bool _hasSeveralBuilders = keys.Select(key => key.Builder).Distinct().Skip(1).Any();

    public string NameOf(VariantKey key) =>
        $"{key.Scenario}/{key.Variant}{(_hasSeveralBuilders ? $" ({key.Builder.Word()})" : "")}";
}
