using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Runs.Engines;

namespace ImageBench.Runs.Sides.Places;

/// <summary>
/// The folder in which revisions are laid out for one run: below the state folder, its owner's alone, and gone with the run. What a killed
/// one left goes with the next.
/// </summary>
internal sealed class RevisionFolder : IDisposable
{
    private const int UniqueLetters = 8;

    private readonly string _path;

    private RevisionFolder(string path) => _path = path;

    public static RevisionFolder Make(StateFolder state, IHost host)
    {
        RemoveLeft(state, host);
        var name = $"{host.Maker}-{Guid.NewGuid():n}"[..(MakerMark.Length + 1 + UniqueLetters)];
        try
        {
            state.Make(Place(state));
            return new RevisionFolder(state.Make(Path.Combine(Place(state), name)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw state.NotWritable(ExitCode.BadInput, exception);
        }
    }

    /// <summary>Removes what killed runs of this machine left; how many there were.</summary>
    public static int RemoveLeft(StateFolder state, IHost host)
    {
        if (!Directory.Exists(Place(state)))
            return 0;
        var left = Directory.GetDirectories(Place(state))
            .Where(folder => MakerMark.Parse(Path.GetFileName(folder).Split('-')[0]) is { } maker && host.Lives(maker) == false)
            .ToList();
        return left.Count(Remove);
    }

    /// <summary>
    /// The folder for a side's tree, not yet made. What is in the tree may name all of it, as in the repository; a marker beside it says
    /// how far that is.
    /// </summary>
    public string TreeOf(string side)
    {
        var folder = Path.Combine(_path, side);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, ".git"), "");
        return Path.Combine(folder, "tree");
    }

    public void Dispose() => Remove(_path);

    private static string Place(StateFolder state) => Path.Combine(state.Path, "revisions");

    private static bool Remove(string folder)
    {
        try
        {
            // A folder that cannot be written lets nothing in it go.
            if (!OperatingSystem.IsWindows())
            {
                foreach (var below in Directory.EnumerateDirectories(folder, "*", new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    AttributesToSkip = FileAttributes.ReparsePoint,
                }))
                {
                    File.SetUnixFileMode(below, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                }
            }

            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next one removes it.
            return false;
        }
    }
}
