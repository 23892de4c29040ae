using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Remote;

/// <summary>
/// What a registry says of the images under one reference, as it was given; none, with a sentence on why, where it cannot be had.
/// </summary>
internal sealed record ReferenceSizes(string Reference, IReadOnlyList<ListedImage> Images, string? Trouble)
{
    /// <summary>Asks for it; <paramref name="allPlatforms"/>: of each platform, else of the one that is chosen.</summary>
    public static async Task<ReferenceSizes> Read(
        string reference, RemoteImages images, ImageChoice choice, bool allPlatforms, CancellationToken cancellationToken)
    {
        try
        {
            return new ReferenceSizes(
                reference,
                allPlatforms
                    ? (await images.ListAll(cancellationToken)).Images
                    : [(await images.List(choice, cancellationToken)).Image],
                Trouble: null);
        }
        catch (Fault fault) when (fault.ExitCode == ExitCode.BadInput)
        {
            // One that is gone, or no image, does not end the others.
            return new ReferenceSizes(reference, [], fault.Message);
        }
    }
}
