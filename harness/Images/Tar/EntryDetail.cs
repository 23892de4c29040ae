namespace ImageBench.Images.Tar;

/// <summary>
/// What tells two entries of one name and size apart: mode bits without the kind, owner and group by number, and the first half of the
/// sha256 of the bytes that the entry carries (0: none).
/// </summary>
internal readonly record struct EntryDetail(ushort Mode, uint Owner, uint Group, UInt128 Digest = default);
