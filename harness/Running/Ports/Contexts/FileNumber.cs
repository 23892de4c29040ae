namespace ImageBench.Running.Ports.Contexts;

/// <summary>Which file a name leads to, by the file system's own numbers: hard links are names with one number.</summary>
internal readonly record struct FileNumber(ulong Device, ulong File);
