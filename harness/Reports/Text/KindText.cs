using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Reports.Text;

/// <summary>What a kind of files is called where people read of it.</summary>
internal static class KindText
{
    public static string Of(ContentKind kind) => kind.Word().Replace('-', ' ');
}
