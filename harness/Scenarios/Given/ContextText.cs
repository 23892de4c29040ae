using ImageBench.Model.Options;
using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Scenarios.Given;

/// <summary>What a named context is: a folder, or "docker-image://REFERENCE".</summary>
internal static class ContextText
{
    public const string ValidValues = "a folder, or docker-image://IMAGE";

    /// <summary>
    /// What is wrong, or null; whether the folder is there is not asked. Its path is taken from <paramref name="folder"/>.
    /// </summary>
    public static string? Read(string text, string folder, out NamedContext context)
    {
        context = new NamedContext(null, null);
        if (text.Trim().Length == 0 || text.Contains('\0', StringComparison.Ordinal))
            return "names nothing";
        if (text.StartsWith(NamedContext.ImageScheme, StringComparison.Ordinal))
        {
            context = new NamedContext(null, text[NamedContext.ImageScheme.Length..]);
            return ImageReference.IsValid(context.Image!) ? null : "names no image that can be";
        }

        // Addresses would be fetched inside the clock, and may hold passwords.
        if (text.Contains("://", StringComparison.Ordinal) || text.StartsWith("target:", StringComparison.Ordinal)
            || text.StartsWith("service:", StringComparison.Ordinal) || text.StartsWith("git@", StringComparison.Ordinal))
        {
            return "is an address, which is not measured";
        }

        context = new NamedContext(Path.TrimEndingDirectorySeparator(Path.GetFullPath(text, folder)), null);
        return null;
    }

    /// <summary>What is wrong with the name, or null.</summary>
    public static string? NameFlaw(string name) => name switch
    {
        // The builder would take the one for the context, the other for the folder of the Dockerfile.
        "context" or "dockerfile" => "is a name of the builder's own",
        _ when name.Length == 0 || name.AsSpan().ContainsAny(" \t\r\n,") => "cannot be a context's name",
        _ => null,
    };
}
