using System.Security.Cryptography;
using System.Text;

namespace ImageBench.Reports.Page;

/// <summary>
/// The page's own style and script, which stand in it: the files of Look/ in their order. Its policy names them by their digests, so that
/// a browser runs and draws nothing else, and asks nobody for anything.
/// </summary>
internal static class PageAssets
{
    public static string Style { get; } = Read(".css");

    public static string Script { get; } = Read(".js");

    public static string Policy { get; } =
        $"default-src 'none'; style-src {Digest(Style)}; script-src {Digest(Script)}; img-src data:; base-uri 'none'; form-action 'none'";

    // Line ends as they stand in a page, whatever a checkout makes of them.
    private static string Read(string ending)
    {
        var assembly = typeof(PageAssets).Assembly;
        var text = new StringBuilder("\n");
        foreach (var name in assembly.GetManifestResourceNames().Where(name => IsOfThePage(name, ending)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            text.Append(reader.ReadToEnd().ReplaceLineEndings("\n"));
        }

        return text.ToString();
    }

    private static bool IsOfThePage(string name, string ending) =>
        name.StartsWith("page/", StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal);

    private static string Digest(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
