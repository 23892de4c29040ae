namespace ImageBench.Model.Files;

/// <summary>What lies at a path.</summary>
internal enum FileKind
{
    Regular,
    Directory,
    Symlink,
    Pipe,
    Socket,
    Device,
}
