namespace ImageBench.Images.Documents;

/// <summary>Which image of an archive is meant: its name or (the start of) its digest, and its platform; null: any.</summary>
internal sealed record ImageChoice(string? Name, OciPlatform? Platform)
{
    /// <summary>What users choose by name with.</summary>
    public string Option { get; init; } = "--image";

    /// <summary>What stands before a name or digest where one is chosen in a scenario, which has no options; null: with options.</summary>
    public string? Prefix { get; init; }

    /// <summary>What is taken of several platforms where none is asked for.</summary>
    public OciPlatform Preferred { get; init; } = OciPlatform.Parse(OciPlatform.OfThisMachine)!;

    private const int ShortestDigest = 6;

    public static ImageChoice Any { get; } = new(null, null);

    /// <summary>Names as Docker completes them: "app" is "docker.io/library/app:latest".</summary>
    public bool IsName(string name) => Name is not null && (name == Name || Full(name) == Full(Name));

    /// <summary>Whether the digest is meant: all of it or its first letters, with or without "sha256:".</summary>
    public bool IsDigest(string? digest)
    {
        if (Name is null || digest is null)
            return false;
        var wanted = Name[(Name.IndexOf('@', StringComparison.Ordinal) + 1)..];
        wanted = wanted.StartsWith("sha256:", StringComparison.Ordinal) ? wanted : "sha256:" + wanted;
        return wanted.Length >= "sha256:".Length + ShortestDigest && digest.StartsWith(wanted, StringComparison.Ordinal);
    }

    private static string Full(string name) => ImageName.Parse(name)?.ToString() ?? name;
}
