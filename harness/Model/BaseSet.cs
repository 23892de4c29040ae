namespace ImageBench.Model;

/// <summary>Where parent images come from: pulled from their registry, or made on this machine from Debian packages.</summary>
internal enum BaseSet
{
    [Word("hub")]
    Hub,

    [Word("debian")]
    Debian,
}
