namespace ImageBench.Model.Files;

/// <summary>
/// What the system says of a file without reading it; two that are equal are of one content. The times are in nanoseconds; that of its
/// status cannot be set back, as that of its content can.
/// </summary>
internal readonly record struct FileStamp(ulong File, long Length, Int128 ModifiedAt, Int128 ChangedAt);
