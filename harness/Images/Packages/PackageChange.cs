using ImageBench.Model;

namespace ImageBench.Images.Packages;

/// <summary>
/// A package that came, went or has another version; null: not installed. <c>Base</c> and <c>Head</c> are the bytes of its files in the
/// images; null where an image does not say which files are its own. What packages declare is something else: documents may be left out of
/// an image. <c>Place</c> tells several of one name apart: the file that says that it is there.
/// </summary>
internal sealed record PackageChange(string Manager, string Name, string? BaseVersion, string? HeadVersion, ByteSize? Base, ByteSize? Head)
{
    public ByteSize? BaseDeclared { get; init; }

    public ByteSize? HeadDeclared { get; init; }

    public string Place { get; init; } = "";

    /// <summary>Among the owners of a side; null: not installed.</summary>
    public int? BaseNumber { get; init; }

    public int? HeadNumber { get; init; }

    /// <summary>Of its files; null: not known.</summary>
    public ByteSize? Change => Difference(Base, Head);

    /// <summary>Of what the package says that it takes; null: not known.</summary>
    public ByteSize? DeclaredChange => Difference(BaseDeclared, HeadDeclared);

    private ByteSize? Difference(ByteSize? from, ByteSize? to) =>
        (BaseVersion is null || from is not null) && (HeadVersion is null || to is not null)
        ? new ByteSize((to?.Bytes ?? 0) - (from?.Bytes ?? 0))
        : null;
}
