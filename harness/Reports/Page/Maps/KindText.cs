using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Reports.Page.Maps;

/// <summary>What a kind of files is called on the page.</summary>
internal static class KindText
{
    public static string Of(ContentKind kind) => kind.Word().Replace('-', ' ');
}
