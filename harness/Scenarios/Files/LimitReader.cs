using ImageBench.Model;
using ImageBench.Model.Limits;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>
/// Reads the <c>limits</c> of a scenario.yaml: of a variant the measures with the most that each may grow, and under <c>warn</c> those that
/// only warn. Whether the variants exist is not asked here.
/// </summary>
internal static class LimitReader
{
    private const string Warn = "warn";

    private const string Example = "limits: { multi: { unpacked: 2%, content: 500kB, warn: { cold: 10% } } }";

    public static IReadOnlyList<Placed<VariantLimit>> Read(YamlSection file, MistakeLog log) => file.Find("limits") is not { } entry
        ? []
        : [.. new YamlSection(entry.Value, "limits", Example, log).Entries.SelectMany(variant => OfVariant(variant, log))];

    private static IEnumerable<Placed<VariantLimit>> OfVariant(YamlEntry entry, MistakeLog log)
    {
        var name = $"limits.{entry.Key}";
        var limits = new YamlSection(
            entry.Value, name, $"{entry.Key}: {{ unpacked: 2%, content: 500kB }}", log, [.. LimitText.Measures, Warn]);
        var soft = limits.Find(Warn) is { } warn
            ? new YamlSection(warn.Value, $"{name}.{Warn}", $"{Warn}: {{ cold: 10% }}", log, LimitText.Measures)
            : null;
        foreach (var limit in Limits(limits, isHard: true).Concat(soft is null ? [] : Limits(soft, isHard: false)))
            yield return new Placed<VariantLimit>(new VariantLimit(entry.Key, limit.Value), limit.Line);
    }

    private static IEnumerable<Placed<Limit>> Limits(YamlSection section, bool isHard)
    {
        foreach (var measure in Enum.GetValues<LimitMeasure>())
        {
            var read = section.Value<AllowedGrowth>(
                measure.Word(),
                (string text, out AllowedGrowth allowed) => LimitText.ParseAmount(measure, text, out allowed),
                LimitText.ValidAmounts(measure),
                $"{measure.Word()}: {(Limit.UnitOf(measure) == GrowthUnit.Count ? "1" : "5%")}");
            if (read is not null)
                yield return new Placed<Limit>(new Limit(measure, read.Value, isHard), read.Line);
        }
    }
}
