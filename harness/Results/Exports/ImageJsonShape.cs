namespace ImageBench.Results.Exports;

/// <summary>
/// The shape of an inspected image's JSON. Property names become snake_case: those of the image are columns of variants.csv, those of a
/// layer the columns of layers.csv.
/// </summary>
internal sealed record ImageJsonShape(
    string Platform,
    long UnpackedSizeBytes,
    long? ContentSizeBytes,
    string? ContentSizeSource,
    long? EngineSizeBytes,
    int LayerCount,
    int HistoryCount,
    int? ParentLayerCount,
    long? ParentUnpackedSizeBytes,
    long? WastedBytes,
    int FileCount,
    bool? HasShell,
    string User,
    int? PackageCount,
    int? SetuidCount,
    string? PackageManager,
    bool? HasCaBundle,
    bool? HasTimeZones,
    bool? HasResolverConfig,
    bool RunsAsRoot,
    IReadOnlyList<ImageJsonShape.LayerPart> Layers,
    IReadOnlyList<ImageJsonShape.WastePart> Waste)
{
    internal sealed record LayerPart(
        string? Scenario,
        string? Variant,
        string? Builder,
        int Position,
        string DiffId,
        string Instruction,
        bool? FromParent,
        long UnpackedSizeBytes,
        long? ContentSizeBytes,
        int FileCount,
        long? WastedBytes);

    internal sealed record WastePart(string Path, long WastedBytes, int Copies);
}
