namespace ImageBench.Running.Ports.Contexts;

/// <summary>What can lie in a build context.</summary>
internal enum ContextItemKind
{
    File,
    Directory,
    Symlink,
    Pipe,
    CharacterDevice,
    BlockDevice,
}
