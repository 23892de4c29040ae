using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using ImageBench.Model;
using ImageBench.Running.Ports;

namespace ImageBench.Provisioning.Parents;

/// <summary>
/// How one parent image of the debian base set is made: a folder with the arguments of mmdebstrap, or with a Dockerfile and perhaps a list
/// of what it takes from this machine.
/// </summary>
internal sealed record ParentRecipe(string Name, string Folder)
{
    /// <summary>The label that holds the digest of the recipe that an image was made by.</summary>
    public const string Label = "imagebench.parent";

    private const string Prefix = "imagebench/";

    public string Image => Prefix + Name;

    public bool IsBootstrap => File.Exists(BootstrapFile);

    /// <summary>What the Dockerfile finds beside it in its build context.</summary>
    public HostFiles HostFiles => new(HostFile);

    private string HostFile => Path.Combine(Folder, "host.txt");

    private string BootstrapFile => Path.Combine(Folder, "mmdebstrap.txt");

    private string Dockerfile => Path.Combine(Folder, "Dockerfile");

    /// <summary>What making it took on a machine of two cores, in words; null where that was not measured.</summary>
    public string? Cost => File.Exists(CostFile) ? File.ReadAllText(CostFile).Trim() : null;

    private string CostFile => Path.Combine(Folder, "cost.txt");

    /// <summary>All recipes that come with the harness, by name.</summary>
    public static IReadOnlyList<ParentRecipe> All() => In(Path.Combine(AppContext.BaseDirectory, "Provisioning", "Parents"));

    /// <summary>The recipes in a folder, by name.</summary>
    public static IReadOnlyList<ParentRecipe> In(string folder) =>
        [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(path => new ParentRecipe(Path.GetFileName(path), path))];

    /// <summary>The recipe of that image ("imagebench/go"), or null.</summary>
    public static ParentRecipe? Find(string image) => All().FirstOrDefault(recipe => recipe.Image == image);

    /// <summary>The recipes beside this one that it stands on, by its FROM lines.</summary>
    public IReadOnlyList<ParentRecipe> Parents() => IsBootstrap
        ? []
        : [.. File.ReadLines(Dockerfile)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 1 && words[0] == "FROM")
            .Select(words => In(Path.GetDirectoryName(Folder)!).FirstOrDefault(recipe => recipe.Image == words[1]))
            .OfType<ParentRecipe>()
            .Distinct()];

    /// <summary>The arguments that mmdebstrap takes to write a tar to its standard output.</summary>
    public IReadOnlyList<string> BootstrapArguments() => [.. File.ReadLines(BootstrapFile).Where(line => line.Length > 0)];

    /// <summary>
    /// The same for the same recipe on the same parents with the same files of this machine; another as soon as any of them changes.
    /// </summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var parent in Parents())
            hash.AppendData(Encoding.UTF8.GetBytes(parent.Digest()));
        hash.AppendData(File.ReadAllBytes(IsBootstrap ? BootstrapFile : Dockerfile));
        hash.AppendData(Encoding.UTF8.GetBytes(HostFiles.Listing()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public PackedContext Context()
    {
        var taken = HostFiles.Measure();
        return new PackedContext("Dockerfile", 1 + taken.Count, new ByteSize(new FileInfo(Dockerfile).Length + taken.Bytes), Pack);
    }

    private async Task Pack(Stream stream, CancellationToken cancellationToken)
    {
        await using var tar = new TarWriter(stream, TarEntryFormat.Gnu, leaveOpen: true);
        await using var content = File.OpenRead(Dockerfile);
        // BuildKit looks at the beginning to see that this is a tar, and does not know every format.
        await tar.WriteEntryAsync(new UstarTarEntry(TarEntryType.RegularFile, "Dockerfile") { DataStream = content }, cancellationToken);
        await HostFiles.Write(tar, cancellationToken);
    }
}
