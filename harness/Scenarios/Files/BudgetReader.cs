using ImageBench.Model;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>Reads the <c>budget</c> of a scenario.yaml. Whether the variants exist is not asked here.</summary>
internal static class BudgetReader
{
    private const string Example = "budget: { multi: { content: 20MB, layers: 4, reduction: 90% } }";
    private const string SizeKind = "a size with its unit";

    public static IReadOnlyList<Placed<VariantBudget>> Read(YamlSection file, MistakeLog log) => file.Find("budget") is not { } entry
        ? []
        : [.. new YamlSection(entry.Value, "budget", Example, log).Entries.Select(variant => Budget(variant, log))];

    private static Placed<VariantBudget> Budget(YamlEntry entry, MistakeLog log)
    {
        var budget = new YamlSection(entry.Value, $"budget.{entry.Key}", $"{entry.Key}: {{ content: 20MB, layers: 4 }}", log,
            "unpacked", "content", "layers", "reduction");
        return new Placed<VariantBudget>(
            new VariantBudget(
                entry.Key,
                Size(budget, "unpacked"),
                Size(budget, "content"),
                budget.Number("layers", 1, 1000, 4)?.Value,
                budget.Value<double>("reduction", PercentText.TryParse, "a percent from 0% to 100%", "reduction: 90%")?.Value),
            entry.Line);
    }

    private static ByteSize? Size(YamlSection budget, string key) =>
        budget.Value<ByteSize>(key, ByteSize.TryParse, SizeKind, $"{key}: 20MB; a size is {ByteSize.ValidValues}")?.Value;
}
