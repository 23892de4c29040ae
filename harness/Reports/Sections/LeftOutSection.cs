using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Sections;

/// <summary>What a scenario's variants left out of what the baseline's image holds: a sentence on the smallest, and tables.</summary>
internal static class LeftOutSection
{
    private const string Explanation =
        "Counted are the files that a container sees, each once; a path tells the kind, and the program is what entrypoint and command "
            + "start.";
    private const int DirectoryLimit = 8;
    private const int FileLimit = 5;

    /// <summary>The sentence and the kinds alone; empty where no two images can be compared.</summary>
    public static string InShort(ScenarioResults scenario) => Comparisons(scenario) is [var first, ..] comparisons
        ? $"{Sentence(scenario, first.Baseline, first.Variant, first.LeftOut)}\n\n{KindTable(scenario, comparisons)}"
        : "";

    /// <summary>Empty as above.</summary>
    public static string Of(ScenarioResults scenario)
    {
        var comparisons = Comparisons(scenario);
        if (comparisons.Count == 0)
            return "";
        var (baseline, variant, leftOut) = comparisons[0];
        var files = leftOut.Files.Take(FileLimit).ToList();
        return string.Join("\n\n",
            ((string[])
            [
                Sentence(scenario, baseline, variant, leftOut),
                KindTable(scenario, comparisons),
                Explanation,
                DirectoryTable(scenario, baseline, variant, leftOut),
                files.Count == 0 ? "" : Markdown.Table(
                    [$"largest files that {Markdown.Escape(scenario.NameOf(variant))} has not", "kind", ">unpacked size"],
                    files.Select(
                        file => (IReadOnlyList<string>)[Markdown.Code(file.Path), KindText.Of(file.Kind), Figures.Size(file.Unpacked)])),
            ]).Where(block => block.Length > 0));
    }

    /// <summary>Every variant that can be compared with the baseline of its builder, the smallest image first.</summary>
    public static IReadOnlyList<(VariantSummary Baseline, VariantSummary Variant, LeftOut LeftOut)> Comparisons(ScenarioResults scenario) =>
        [.. from variant in scenario.Counting
            where !variant.IsBaseline
            let baseline = scenario.BaselineFor(variant)
            where baseline is not null
            let leftOut = LeftOut.Between(baseline.Image!, scenario.ContentsOf(baseline), variant.Image!, scenario.ContentsOf(variant))
            where leftOut is not null
            orderby variant.Image!.Unpacked
            select (baseline, variant, leftOut)];

    /// <summary>The kinds by name, the most saved first, and what is wasted.</summary>
    public static IEnumerable<(string Name, BytesKept Bytes)> Rows(LeftOut leftOut)
    {
        foreach (var (kind, bytes) in leftOut.Kinds)
            yield return (KindText.Of(kind), bytes);
        if (leftOut.Wasted is { } wasted && (wasted.Baseline.Bytes > 0 || wasted.Variant.Bytes > 0))
            yield return ("overwritten or deleted", wasted);
    }

    private static string Sentence(ScenarioResults scenario, VariantSummary baseline, VariantSummary variant, LeftOut leftOut)
    {
        var (its, other) = (Markdown.Bold(scenario.NameOf(variant)), Markdown.Bold(scenario.NameOf(baseline)));
        if (leftOut.NamedPercent is not { } named)
            return $"{its} is no smaller than {other}: it left nothing out on balance.";
        var most = Rows(leftOut).Where(row => row.Bytes.Saved.Bytes > 0).OrderByDescending(row => row.Bytes.Saved).Take(4)
            .Select(row => $"{Figures.Size(row.Bytes.Saved)} {row.Name}");
        return $"{its} has {Figures.Size(leftOut.Whole.Saved)} less than {other}, most of it {string.Join(", ", most)}; "
            + $"{Figures.Percent(named)} of what it saves is of a kind that is named below, the rest is \"other\".";
    }

    private static string KindTable(
        ScenarioResults scenario, IReadOnlyList<(VariantSummary Baseline, VariantSummary Variant, LeftOut LeftOut)> comparisons)
    {
        VariantSummary[] columns = [.. comparisons.Select(it => it.Baseline).Concat(comparisons.Select(it => it.Variant)).Distinct()];
        var contents = columns.Select(scenario.ContentsOf).ToList();
        var kinds = comparisons[0].LeftOut.Kinds
            .Select(pair => pair.Key)
            .Union(Enum.GetValues<ContentKind>())
            .Where(kind => contents.Exists(it => it!.Of(kind).Bytes > 0));
        return Markdown.Table(
            ["unpacked bytes", .. columns.Select(variant => $">{Markdown.Escape(scenario.NameOf(variant))}")],
            [
                .. kinds.Select(kind => (IReadOnlyList<string>)[KindText.Of(kind), .. contents.Select(it => Figures.Size(it!.Of(kind)))]),
                Row("overwritten or deleted", image => Figures.Size(image.Wasted)),
                Row("**all**", image => $"**{Figures.Size(image.Unpacked)}**"),
                Row("packages", image => Figures.Count(image.PackageCount)),
                Row("setuid files", image => Figures.Count(image.SetuidCount)),
                Row("shell", image => image.HasShell switch { true => "yes", false => "no", null => Figures.Missing }),
                Row("user", image => image.User.Length == 0 ? "root" : Markdown.Escape(image.User)),
            ]);

        IReadOnlyList<string> Row(string name, Func<ImageSummary, string> cell) =>
            [name, .. columns.Select(variant => cell(variant.Image!))];
    }

    private static string DirectoryTable(ScenarioResults scenario, VariantSummary baseline, VariantSummary variant, LeftOut leftOut)
    {
        var shown = leftOut.Directories.Where(pair => pair.Key.Length > 0 && pair.Value.Saved.Bytes > 0).Take(DirectoryLimit).ToList();
        var rest = leftOut.Directories.Except(shown).ToList();
        return shown.Count == 0 ? "" : Markdown.Table(
            [
                "directory",
                $">{Markdown.Escape(scenario.NameOf(baseline))}",
                $">{Markdown.Escape(scenario.NameOf(variant))}",
                ">of what is saved",
            ],
            shown.Select(pair => Row(Markdown.Code(pair.Key), pair.Value))
                .Concat(
                    rest.Count == 0 ? [] : [Row("all others", new BytesKept(Sum(rest, it => it.Baseline), Sum(rest, it => it.Variant)))]));

        IReadOnlyList<string> Row(string name, BytesKept bytes) =>
            [
                name,
                Figures.Size(bytes.Baseline),
                Figures.Size(bytes.Variant),
                Figures.Percent(leftOut.Whole.Saved.Bytes > 0 ? 100.0 * bytes.Saved.Bytes / leftOut.Whole.Saved.Bytes : null),
            ];

        static ByteSize Sum(IEnumerable<KeyValuePair<string, BytesKept>> pairs, Func<BytesKept, ByteSize> size) =>
            ByteSize.Total(pairs.Select(pair => size(pair.Value)));
    }
}
