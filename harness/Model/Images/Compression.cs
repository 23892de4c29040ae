namespace ImageBench.Model.Images;

/// <summary>How a layer's tar is packed where it is stored.</summary>
internal enum Compression
{
    None,
    Gzip,
    Zstd,
    Xz,
    Bzip2,
}
