using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Advice.Lines;

/// <summary>What is known of public images by their names: their toolchain, and that root starts in the root folder.</summary>
internal static class KnownImage
{
    private const string Made = "imagebench/";

    private static readonly string[] Libraries = ["", "docker.io/", "docker.io/library/", "library/", "public.ecr.aws/docker/library/"];

    // Those of Red Hat that have no user of their own: the ones with a language in their name do.
    private static readonly string[] UniversalBases =
    [
        .. from version in (string[])["8", "9", "10"]
           from image in (string[])["ubi", "ubi-minimal"]
           select $"registry.access.redhat.com/ubi{version}/{image}",
    ];

    // Of each: what it is called here, and, where it is another one, the folder that it starts in.
    private static readonly Dictionary<string, (string Kind, string Folder)> Public = new(StringComparer.Ordinal)
    {
        ["golang"] = ("go", "/go"),
        ["rust"] = ("rust", "/"),
        ["gcc"] = ("c", "/"),
        ["python"] = ("python", "/"),
        ["node"] = ("node", "/"),
        ["eclipse-temurin"] = ("java", "/"),
        ["amazoncorretto"] = ("java", "/"),
        ["maven"] = ("maven", "/"),
        ["debian"] = ("debian", "/"),
        ["ubuntu"] = ("debian", "/"),
        ["buildpack-deps"] = ("debian", "/"),
        ["busybox"] = ("busybox", "/"),
        ["alpine"] = ("alpine", "/"),
        ["fedora"] = ("fedora", "/"),
        ["rockylinux"] = ("fedora", "/"),
        ["almalinux"] = ("fedora", "/"),
        ["centos"] = ("fedora", "/"),
        ["amazonlinux"] = ("fedora", "/"),
        ["oraclelinux"] = ("fedora", "/"),
        ["php"] = ("php", "/var/www/html"),
        ["ruby"] = ("ruby", "/"),
    };

    private static readonly Dictionary<string, (string Kind, string Folder)> OfTheBaseSet = new(StringComparer.Ordinal)
    {
        ["go"] = ("go", "/go"),
        ["rust"] = ("rust", "/"),
        ["c"] = ("c", "/"),
        ["python"] = ("python", "/"),
        ["node"] = ("node", "/"),
        ["java"] = ("java", "/"),
        ["dotnet-sdk"] = ("dotnet", "/"),
        ["debian"] = ("debian", "/"),
        ["busybox"] = ("busybox", "/"),
    };

    /// <summary>Its toolchain or distribution in a word ("go", "debian"); null: it is not known.</summary>
    public static string? Kind(string image) => Find(image)?.Kind;

    /// <summary>True, or null where only its config says.</summary>
    public static bool? RunsAsRoot(string image) => Find(image) is null ? null : true;

    public static string? Folder(string image) => Find(image)?.Folder;

    /// <summary>The tag of an image, without its digest; empty: it has none.</summary>
    public static string Tag(string image)
    {
        var named = image.Split('@')[0];
        var name = ImageReference.WithoutTag(named);
        return named.Length > name.Length ? named[(name.Length + 1)..] : "";
    }

    private static (string Kind, string Folder)? Find(string image)
    {
        var name = ImageReference.WithoutTag(image);
        if (name == "mcr.microsoft.com/dotnet/sdk")
            return ("dotnet", "/");
        if (UniversalBases.Contains(name))
            return ("fedora", "/");
        if (name.StartsWith(Made, StringComparison.Ordinal))
            return OfTheBaseSet.TryGetValue(name[Made.Length..], out var made) ? made : null;
        var last = ImageReference.LastPart(image);
        return Libraries.Contains(name[..^last.Length]) && Public.TryGetValue(last, out var found) ? found : null;
    }
}
