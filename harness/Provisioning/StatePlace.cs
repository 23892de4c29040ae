using ImageBench.Model;
using ImageBench.Model.Files;

namespace ImageBench.Provisioning;

/// <summary>
/// Where the state folder lies: where its variable says, else in the user's cache folder. Where that cannot be, since there is no home or
/// it cannot be written, in a temporary place of the user's own, and never in the folder that a command is called in.
/// </summary>
internal static class StatePlace
{
    private const string Name = "imagebench";

    /// <summary>The path, and why it is a temporary one (null: it is none), as the beginning of a sentence.</summary>
    public static (string Path, string? Reason) Find()
    {
        if (Environment.GetEnvironmentVariable("IMAGEBENCH_STATE") is { Length: > 0 } named)
            return (named, null);
        // One that is no whole path counts as none, as the rules of that variable have it.
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") ?? "";
        var home = HomeFolder.Find();
        var isCache = Path.IsPathFullyQualified(cache);
        var place = Path.Combine(isCache ? cache : Path.Combine(home, ".cache"), Name);
        if (!isCache && !Directory.Exists(home))
            return (Temporary(), $"The home folder {home} is not there");
        return Obstacle(place) is { } there ? (Temporary(), $"{there} cannot be written") : (place, null);
    }

    // Everybody can make folders there, so that one of that name may be somebody else's: who made it could read and change what is kept.
    private static string Temporary()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Name}-{FolderAccess.UserNumber}");
        return FolderAccess.IsForeign(path)
            ? throw new Fault(
                ExitCode.BadInput,
                $"There is no folder to keep what is found out in: the home folder cannot be used, and {path} is not yours. Set "
                    + "IMAGEBENCH_STATE to a folder that is.")
            : path;
    }

    /// <summary>What is there of that path, where nothing can be made in it.</summary>
    private static string? Obstacle(string place)
    {
        var there = place;
        while (!Path.Exists(there) && Path.GetDirectoryName(there) is { } above)
            there = above;
        return FolderAccess.MayWrite(there) ? null : there;
    }
}
