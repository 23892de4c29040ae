using ImageBench.Cli.Lines;
using ImageBench.Images.Changes;
using ImageBench.Images.Changes.Settings;
using ImageBench.Images.Packages;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Reports.Text;

namespace ImageBench.Cli.Tables;

/// <summary>The difference of two images for people: the verdict, what holds most of it, and the layers side by side.</summary>
internal static class DifferenceTable
{
    private const int MostChanges = 10;
    private const int LongestInstruction = 60;
    private const int LongestValue = 60;

    public static void Write(TableConsole console, ImageDifference difference, DifferenceParts parts)
    {
        console.Say(DifferenceText.Verdict(difference));
        console.Space();
        if (difference.FileCount > 0)
            console.Write(Largest(difference));
        if (parts.Files > 0 && difference.FileCount > 0)
            console.Write(Files(difference, parts.Files));
        console.Write(Layers(difference, parts.Layers));
        var packages = difference.Packages;
        if (packages.Count > 0)
            console.Write(Packages(packages, parts.Packages ? packages.Count : MostChanges));
        var settings = difference.Config;
        if (settings.Count > 0)
            console.Write(Settings(settings, parts.Values));
        console.Write(Totals(difference, parts.MayNameParents));
    }

    private static FittedTable Largest(ImageDifference difference)
    {
        var table = new FittedTable(">change", ">files", "where");
        foreach (var change in difference.Largest(MostChanges))
        {
            var isSwapped = change.Gross.Bytes != Math.Abs(change.Change.Bytes);
            table.Add(
                SignedFigures.Change(change.Change) + (isSwapped ? $" of {change.Gross}" : ""),
                Figures.Count(change.Files),
                DifferenceText.Where(change));
        }

        return table;
    }

    private static FittedTable Files(ImageDifference difference, int most)
    {
        var table = new FittedTable(">change", "how", "layer", "file");
        foreach (var file in difference.Files().Take(most))
        {
            var how = file.Kind == FileChangeKind.Attributes ? file.Aspects.Words().Replace(';', ' ').Replace('_', ' ') : file.Kind.Word();
            var layer = file.HeadLayer is { } head ? Figures.Count(head) : $"was {file.BaseLayer}";
            table.Add(SignedFigures.Change(file.Change), how, layer, file.Path);
        }

        if (difference.FileCount > most)
            table.Add("", "", "", $"and {Figures.Count(difference.FileCount - most)} more (--files all)");
        return table;
    }

    private static FittedTable Layers(ImageDifference difference, bool all)
    {
        var table = new FittedTable(">base", ">head", ">change", ">content", "instruction");
        var shared = all ? 0 : difference.SharedLayerCount;
        if (shared > 0)
        {
            var bytes = new ByteSize(difference.Base.Layers.Take(shared).Sum(layer => layer.Unpacked.Bytes));
            table.Add(bytes.ToString(), bytes.ToString(), "same", Figures.Missing, $"{Figures.Count(shared, "layer")} that both have");
        }

        foreach (var pair in difference.Layers.Skip(shared))
        {
            table.Add(
                Figures.Size(pair.Base?.Unpacked),
                Figures.Size(pair.Head?.Unpacked),
                pair.IsSame ? "same" : SignedFigures.Change((pair.Head?.Unpacked ?? default) - (pair.Base?.Unpacked ?? default)),
                pair.IsSame ? Figures.Missing : Figures.Size(pair.Head?.Content),
                Instruction(pair.Head ?? pair.Base!));
        }

        return table;
    }

    private static FittedTable Packages(IReadOnlyList<PackageChange> packages, int most)
    {
        var table = new FittedTable("package", "base", "head", ">bytes", ">declared") { IsWhole = true };
        foreach (var package in packages.Take(most))
        {
            table.Add(
                $"{package.Name} ({package.Manager})",
                Version(package.BaseVersion),
                Version(package.HeadVersion),
                SignedFigures.Change(package.Change),
                SignedFigures.Change(package.DeclaredChange));
        }

        if (packages.Count > most)
            table.Add($"and {Figures.Count(packages.Count - most)} more (--packages)");
        return table;
    }

    private static FittedTable Settings(IReadOnlyList<ConfigChange> settings, bool withValues)
    {
        var table = new FittedTable("setting", "base", "head") { IsWhole = true };
        foreach (var change in settings)
        {
            var isHidden = change.IsPrivate && !withValues;
            var name = $"{change.Setting.Replace('_', ' ')} {change.Name}".TrimEnd();
            table.Add(name, Value(change.Base, isHidden), Value(change.Head, isHidden));
        }

        return table;

        static string Value(string? value, bool isHidden) =>
            value is null ? Figures.Missing : isHidden ? "set (--values)" : PlainText.Short(value, LongestValue);
    }

    private static FittedTable Totals(ImageDifference difference, bool mayNameParents)
    {
        var totals = new FittedTable("", "");
        var exactly = SignedFigures.Count(difference.UnpackedChange.Bytes);
        Add("unpacked size", $"{Figures.Size(difference.Base.Unpacked)} → {Figures.Size(difference.Head.Unpacked)} ({exactly} bytes)");
        Add("content size", $"{Figures.Size(difference.Base.Content)} → {Figures.Size(difference.Head.Content)}");
        Add("files", DifferenceText.Files(difference));
        Add("layers", $"{difference.Base.Layers.Count} → {difference.Head.Layers.Count}, the first {difference.SharedLayerCount} shared");
        var named = mayNameParents && difference.OwnChange is null ? ": name it with --base-parent and --head-parent" : "";
        Add("parent", DifferenceText.Parents(difference) + named);
        if (difference.UnreadPackages is { Count: > 0 } unread)
            Add("packages", $"not told of {string.Join(", ", unread)}, which is not read: told are its packages' files");
        return totals;

        void Add(string name, string value) => totals.Add(name, value);
    }

    private static string Instruction(Layer layer) =>
        layer.Instruction.Length == 0 ? Figures.Missing : PlainText.Short(layer.Instruction, LongestInstruction);

    private static string Version(string? version) => version is null ? Figures.Missing : version;
}
