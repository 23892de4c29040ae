using System.Text;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Engine.Standalone;

/// <summary>
/// A build that has a parent image fetched and unpacked, and comes to nothing: builders fetch the layers of a parent only when a step needs
/// them, which would be inside the clock of the first build.
/// </summary>
internal static class ParentDockerfile
{
    private const string Name = "Dockerfile";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public static BuildRequest RequestFor(string parent)
    {
        var text = Encoding.UTF8.GetBytes($"FROM {parent}\nCOPY {Name} /imagebench-parent\n");
        var file = new ContextItem(Name, ContextItemKind.File, text.Length, UnixFileMode.UserRead, DateTimeOffset.UnixEpoch)
        {
            Open = _ => new MemoryStream(text, writable: false),
        };
        var context = new PackedContext(Name, 1, new ByteSize(text.Length), (_, _) => Task.CompletedTask)
        {
            Folders = new ContextFolders($"parent {parent}", Name, [file], [file]),
        };
        return new BuildRequest(
            context,
            Builder.BuildKit,
            NoCache: false,
            Target: null,
            new Dictionary<string, string>(),
            new Dictionary<string, string>(),
            Tag: null,
            Longest);
    }
}
