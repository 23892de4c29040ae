using System.Text.Json;
using ImageBench.Images.Tar;
using ImageBench.Model.Images;

namespace ImageBench.Images.Packages;

/// <summary>What the small files say that languages keep beside a package: its name and its version.</summary>
internal static class LanguageText
{
    /// <summary>The package, or none where the text is not what its name says.</summary>
    public static IReadOnlyList<InstalledPackage> Read(PackageFile kind, string path, ReadOnlySpan<byte> text)
    {
        var (manager, found) = kind switch
        {
            PackageFile.Pip => ("pip", Python(text)),
            PackageFile.Npm => ("npm", Node(text)),
            _ => ("gem", Ruby(path)),
        };
        return found is (var name, var version) ? [new InstalledPackage(manager, name, version, "", null) { Place = path }] : [];
    }

    /// <summary>A head of lines "Name: requests" and a body after an empty line.</summary>
    private static (string Name, string Version)? Python(ReadOnlySpan<byte> text)
    {
        string? name = null, version = null;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range].TrimEnd((byte)'\r');
            if (line.IsEmpty)
                break;
            if (name is null && line.StartsWith("Name:"u8))
                name = TarName.Text(line["Name:"u8.Length..].Trim(" \t"u8));
            else if (version is null && line.StartsWith("Version:"u8))
                version = TarName.Text(line["Version:"u8.Length..].Trim(" \t"u8));
        }

        return name is { Length: > 0 } && version is { Length: > 0 } ? (name, version) : null;
    }

    private static (string Name, string Version)? Node(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text.StartsWith("\ufeff"u8) ? text[3..] : text);
            string? name = null, version = null;
            while (reader.Read() && (name is null || version is null))
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                    continue;
                var (isName, isVersion) = (reader.ValueTextEquals("name"u8), reader.ValueTextEquals("version"u8));
                reader.Read();
                if (isName && reader.TokenType == JsonTokenType.String)
                    name ??= reader.GetString();
                else if (isVersion && reader.TokenType == JsonTokenType.String)
                    version ??= reader.GetString();
            }

            return name is { Length: > 0 } && version is { Length: > 0 } ? (name, version) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// "specifications/rack-3.0.8.gemspec", also with a platform behind: the file is a program, and its name says all that is needed.
    /// </summary>
    private static (string Name, string Version)? Ruby(string path)
    {
        var full = GemName(path);
        for (var at = full.IndexOf('-', StringComparison.Ordinal); at > 0; at = full.IndexOf('-', at + 1))
        {
            if (at + 1 < full.Length && char.IsAsciiDigit(full[at + 1]))
                return (full[..at], full[(at + 1)..]);
        }

        return null;
    }

    /// <summary>"rack-3.0.8", which is also what the gem's folder is called.</summary>
    public static string GemName(string path) => path[(path.LastIndexOf('/') + 1)..^".gemspec".Length];
}
