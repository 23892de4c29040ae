using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Results.Merging;

/// <summary>What a scenario's builds were made of, in few letters: the same for the same files.</summary>
internal static class FilesText
{
    private const int Letters = 12;

    public static string Of(BuildInputs inputs)
    {
        var lines = inputs.Digests.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key}\n{file.Value}\n");
        return TextDigest.Of(string.Concat(lines))[..Letters];
    }
}
