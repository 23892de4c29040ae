using ImageBench.Model.Files;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Scenarios.Contexts;

/// <summary>Whether a file has several names (hard links), which .NET does not tell.</summary>
internal static class FileNames
{
    /// <summary>The file's number where it has more than one name; null where it has one, or the system does not say.</summary>
    public static FileNumber? SharedNumber(string path) =>
        FileStatus.Read(path, followsLinks: false) is { Links: > 1 } status ? new FileNumber(status.Device, status.Inode) : null;
}
