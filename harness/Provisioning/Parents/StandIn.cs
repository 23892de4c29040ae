namespace ImageBench.Provisioning.Parents;

/// <summary>Which of the parent images that are made on this machine is like a public one, for who cannot have that.</summary>
internal static class StandIn
{
    private static readonly (string Public, string Recipe)[] Alike =
    [
        ("golang", "go"), ("node", "node"), ("python", "python"), ("rust", "rust"), ("gcc", "c"), ("eclipse-temurin", "java"),
        ("openjdk", "java"), ("dotnet/sdk", "dotnet-sdk"), ("dotnet/aspnet", "dotnet-aspnet"), ("debian", "debian"),
        ("ubuntu", "debian"), ("busybox", "busybox"),
    ];

    /// <summary>Null where none is, and where this machine can make none.</summary>
    public static string? Find(string image) => OperatingSystem.IsLinux() && Machine.IsRoot ? Like(image) : null;

    /// <summary>The name of the one that is like <paramref name="image"/>; of a slim one the slim one.</summary>
    public static string? Like(string image)
    {
        var (name, tag) = Split(image);
        var recipe = Array.Find(Alike, alike => name == alike.Public || name.EndsWith("/" + alike.Public, StringComparison.Ordinal)).Recipe;
        if (recipe is null)
            return null;
        var slim = ParentRecipe.Find($"imagebench/{recipe}-slim");
        return (tag.Contains("slim", StringComparison.Ordinal) ? slim : null)?.Image ?? ParentRecipe.Find($"imagebench/{recipe}")?.Image;
    }

    private static (string Name, string Tag) Split(string image)
    {
        var bare = image.Split('@')[0];
        var colon = bare.LastIndexOf(':');
        return colon > bare.LastIndexOf('/') ? (bare[..colon], bare[(colon + 1)..]) : (bare, "");
    }
}
