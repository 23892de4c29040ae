using ImageBench.EngineTests.Tool;
using ImageBench.Model;
using ImageBench.Provisioning;

namespace ImageBench.EngineTests.Matrix;

/// <summary>
/// Packages of a Debian release, unpacked into a folder: nothing of them is installed. What was unpacked before is used again.
/// </summary>
internal sealed class DebianPackages(string release, params IReadOnlyList<string> names)
{
    /// <summary>Gives the folder that they lie in, as "usr/bin/..." and so on.</summary>
    public async Task<string> Unpack(string stateFolder, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(stateFolder, "packages", $"{release}-{string.Join('-', names)}");
        if (Directory.Exists(folder))
            return folder;
        var making = Directory.CreateDirectory(folder + ".making").FullName;
        try
        {
            await Make(making, cancellationToken);
        }
        catch (Fault)
        {
            // A mirror that was being updated meanwhile gives an index and packages that do not fit.
            await Make(making, cancellationToken);
        }

        Directory.Move(Path.Combine(making, "root"), folder);
        Directory.Delete(making, recursive: true);
        return folder;
    }

    private async Task Make(string folder, CancellationToken cancellationToken)
    {
        Directory.Delete(folder, recursive: true);
        foreach (var part in (string[])["lists/partial", "cache/archives/partial", "debs", "root"])
            Directory.CreateDirectory(Path.Combine(folder, part));
        var sources = Path.Combine(folder, "sources.list");
        var mirror = await Shell.Run("apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep '/debian/*$' | head -n 1");
        Assert.False(string.IsNullOrWhiteSpace(mirror), "no Debian mirror is among the sources of apt-get");
        await File.WriteAllTextAsync(
            sources, $"deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] {mirror.Trim()} {release} main\n", cancellationToken);
        string[] apart =
        [
            "-o", $"Dir::Etc::SourceList={sources}", "-o", "Dir::Etc::SourceParts=/dev/null", "-o", "Dir::Etc::PreferencesParts=/dev/null",
            "-o", $"Dir::State::Lists={folder}/lists", "-o", "Dir::State::status=/dev/null", "-o", $"Dir::Cache={folder}/cache",
            "-o", "Acquire::Languages=none", "-o", "Acquire::Retries=3", "-o", "APT::Sandbox::User=root",
        ];
        await new SystemCommand("apt-get", [.. apart, "update"]).Run(_ => { }, cancellationToken);
        await new SystemCommand("sh", ["-c", "cd \"$0\" && exec \"$@\"", $"{folder}/debs", "apt-get", .. apart, "download", .. names]).Run(
            _ => { }, cancellationToken);
        foreach (var package in Directory.GetFiles(Path.Combine(folder, "debs")))
            await new SystemCommand("dpkg", "-x", package, Path.Combine(folder, "root")).Run(_ => { }, cancellationToken);
    }
}
