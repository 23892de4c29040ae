namespace ImageBench.Results.Exports.Tools;

/// <summary>
/// The shape of an outcome's JSON, as Schemas/result-1.json says it. Property names become snake_case. Every key is always there; what is
/// not known is null.
/// </summary>
internal sealed record OutcomeJsonShape(
    string Schema,
    string Name,
    string? Base,
    string Head,
    string? Engine,
    string Verdict,
    OutcomeJsonShape.TotalPart UnpackedBytes,
    OutcomeJsonShape.TotalPart ContentBytes,
    IReadOnlyList<OutcomeJsonShape.ImagePart> Images,
    IReadOnlyList<OutcomeJsonShape.LimitPart> Limits,
    IReadOnlyList<string> Notes)
{
    /// <summary>Of all images that are on both sides (base, change) and of all (head), as far as their bytes are known.</summary>
    internal sealed record TotalPart(long? Base, long? Head, long? Change);

    internal sealed record BytesPart(
        long? Base, long? Head, long? Change, double? ChangePercent, long? FromParent, long? FromOwn);

    internal sealed record ImagePart(
        string Name,
        string? Scenario,
        string? Variant,
        string? Builder,
        string? Dockerfile,
        bool IsBaseline,
        SidePart? Base,
        SidePart? Head,
        BytesPart UnpackedBytes,
        BytesPart ContentBytes,
        IReadOnlyList<StatePart> Times,
        IReadOnlyList<CausePart> Causes,
        IReadOnlyList<LayerPart> Layers,
        int FileCount,
        IReadOnlyList<FilePart> Files,
        int PackageCount,
        IReadOnlyList<PackagePart> Packages);

    internal sealed record SidePart(
        string Status, string Check, string? Image, string? Platform, int? LayerCount, FailurePart? Failure);

    internal sealed record FailurePart(string Message, IReadOnlyList<string> Lines);

    internal sealed record StatePart(
        string Cache, TimesPart? Base, TimesPart? Head, double? Ratio, double? RatioCiLow, double? RatioCiHigh, string? Verdict);

    internal sealed record TimesPart(
        IReadOnlyList<double> Seconds, double MedianSeconds, double MeanSeconds, double? CiLowSeconds, double? CiHighSeconds);

    internal sealed record CausePart(string Where, long ChangeBytes, long GrossBytes, int FileCount);

    internal sealed record LayerPart(
        int? BasePosition,
        int? HeadPosition,
        bool Same,
        bool? FromParent,
        long? BaseUnpackedBytes,
        long? HeadUnpackedBytes,
        long? HeadContentBytes,
        string Instruction);

    internal sealed record FilePart(string Path, string Change, long? BaseBytes, long? HeadBytes);

    internal sealed record PackagePart(string Manager, string Name, string? BaseVersion, string? HeadVersion, long? ChangeBytes);

    internal sealed record LimitPart(string Image, string Limit, string? Value, string State, string? Reason);
}
