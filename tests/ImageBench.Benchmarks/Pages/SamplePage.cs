using ImageBench.Benchmarks.Images;
using ImageBench.Benchmarks.Micro;
using ImageBench.Images.Archives;
using ImageBench.Model.Dockerfiles;
using ImageBench.Model.Images;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Results.Tables.Details;
using ImageBench.Statistics.Variants;

namespace ImageBench.Benchmarks.Pages;

/// <summary>
/// The folder of a run of 10,000 builds whose images have files and whose variants have Dockerfiles: 20,000 files each, and the first one
/// five times as many.
/// </summary>
internal static class SamplePage
{
    private const int Files = 20_000;
    private const int MostFiles = 100_000;
    private const int Layers = 4;
    private const int BytesOfFile = 4_000;

    public static async Task<RunFolder> Write(string folder, CancellationToken cancellationToken)
    {
        var sample = SampleRun.Make();
        var images = new List<MeasuredImage>();
        foreach (var image in sample.Images)
        {
            var facts = await Read(Path.Combine(folder, "image.tar"), images.Count == 0 ? MostFiles : Files, cancellationToken);
            images.Add(image with { Facts = facts with { ImageId = image.Facts.ImageId } });
        }

        var run = await (sample with { Images = images }).WriteAll(folder, cancellationToken);
        var contents = VariantContents.Of(images);
        WholeFile.Write(run.LayersPath, LayersCsv.Text(run.Id, [.. LayerSummary.OfVariants(run.Read().Variants, images)]));
        WholeFile.Write(run.ContentsPath, ContentsCsv.Text(run.Id, contents));
        WholeFile.Write(run.MapPath, MapCsv.Text(run.Id, contents));
        WholeFile.Write(run.LargestFilesPath, LargestFilesCsv.Text(run.Id, contents));
        WholeFile.Write(run.DockerfilesPath, DockerfilesCsv.Text(run.Id, [.. sample.Scenario.Variants.Select(variant =>
            new VariantDockerfile(sample.Scenario.Name, variant.Name, 1, $"Dockerfile.{variant.Name}", Dockerfile(variant.Name)))]));
        return run;
    }

    private static async Task<ImageFacts> Read(string path, int files, CancellationToken cancellationToken)
    {
        var layer = new SampleLayer(files / Layers, (long)files / Layers * BytesOfFile);
        SampleArchive.Write(path, [.. Enumerable.Repeat(layer, Layers)]);
        try
        {
            await using var archive = File.OpenRead(path);
            return await ImageArchive.Read(archive, new ImageReading(), cancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // The steps of the builds are its lines; the last one is the variant's own.
    private static IReadOnlyList<DockerfilePart> Dockerfile(string variant) =>
    [
        .. SampleRun.Instructions.Append($"CMD [\"{variant}\"]").Index().Select(line => new DockerfilePart(line.Index + 1, line.Item, 0)
        {
            Instruction = line.Item,
            StageName = line.Index == 0 ? SampleRun.Stage : null,
            Base = line.Index == 0 ? line.Item.Split(' ')[1] : null,
            IsInImage = true,
        }),
    ];
}
