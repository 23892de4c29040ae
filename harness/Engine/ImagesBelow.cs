using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.Images;
using ImageBench.Model.Runs;

namespace ImageBench.Engine;

/// <summary>
/// The nameless images that those of a run were built on, step by step, as far as they were made since it began: one that somebody made
/// before may be all that there is of what they built.
/// </summary>
internal static class ImagesBelow
{
    /// <summary>Their ids, what stands on others before them. <paramref name="made"/> are the run's own.</summary>
    public static async Task<IReadOnlyList<string>> Find(
        DockerClient client, IReadOnlyList<ImagesListResponse> made, RunLabel label, CancellationToken cancellationToken)
    {
        if (label.BegunAt is not { } begun || made.All(image => string.IsNullOrEmpty(image.ParentID)))
            return [];
        var all = (await client.Images.ListImagesAsync(new ImagesListParameters { All = true }, cancellationToken))
            .DistinctBy(image => image.ID).ToDictionary(image => image.ID);
        var steps = new List<string>();
        foreach (var image in made)
        {
            var own = new List<string>();
            for (var id = image.ParentID; !string.IsNullOrEmpty(id) && all.Remove(id, out var step); id = step.ParentID)
            {
                if (step.Names().Count > 0 || step.HasDigest() || step.Created < begun)
                    break;
                own.Add(id);
            }

            // What stands on steps of an earlier image goes before them.
            steps.InsertRange(0, own);
        }

        return steps;
    }
}
