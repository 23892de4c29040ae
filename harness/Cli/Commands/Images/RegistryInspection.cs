using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Cli.Tables;
using ImageBench.Images.Documents;
using ImageBench.Images.Remote;
using ImageBench.Model.Images;
using ImageBench.Results.Exports;

namespace ImageBench.Cli.Commands.Images;

/// <summary>What <c>imagebench inspect registry://...</c> shows from manifests alone: one image, or all platforms of a name.</summary>
internal sealed class RegistryInspection(ImageSource source, ImageOptionSet options, ParseResult parsed, bool withReferrers)
{
    private readonly TextWriter _output = parsed.InvocationConfiguration.Output;

    public async Task Run(string typed, CancellationToken cancellationToken)
    {
        var (image, attachments) = await source.Registries.Use(typed, async images =>
        {
            var (listed, attached) = await images.List(options.Choice(parsed), cancellationToken);
            return (listed, await WithReferrers(images, [listed], attached, cancellationToken));
        });
        if (parsed.GetValue(options.Json))
            await _output.WriteAsync(ListedJson.Text(image, attachments));
        else if (parsed.GetValue(options.Csv))
            await _output.WriteAsync(ListedCsv.Text(image));
        else
            RegistryTable.Write(TableConsole.On(_output), image, attachments);
    }

    /// <summary><paramref name="withContents"/>: the layers are read too, each once.</summary>
    public async Task RunAll(string typed, bool withContents, CancellationToken cancellationToken)
    {
        var (images, attachments) = await source.Registries.Use(typed, async images =>
        {
            var (listed, attached) = await images.ListAll(cancellationToken);
            attached = await WithReferrers(images, listed, attached, cancellationToken);
            return (withContents ? await Unpacked(images, listed, cancellationToken) : listed, attached);
        });
        if (parsed.GetValue(options.Json))
            await _output.WriteAsync(ListedJson.Text(images, attachments));
        else if (parsed.GetValue(options.Csv))
            await _output.WriteAsync(ListedCsv.Text(images));
        else
            RegistryTable.Write(TableConsole.On(_output), images, attachments);
    }

    private async Task<IReadOnlyList<Attachment>> WithReferrers(
        RemoteImages images, IReadOnlyList<ListedImage> listed, IReadOnlyList<Attachment> attached, CancellationToken cancellationToken) =>
        withReferrers
            ? [.. attached, .. await images.ListReferrers(listed.Select(image => image.Digest), cancellationToken)]
            : attached;

    private async Task<IReadOnlyList<ListedImage>> Unpacked(
        RemoteImages images, IReadOnlyList<ListedImage> listed, CancellationToken cancellationToken)
    {
        List<ListedImage> read = [];
        foreach (var image in listed.Where(image => image.Unpacked is null))
        {
            var reading = source.Reading(new ImageChoice(image.Digest, null), isCompared: false);
            var layers = (await images.Read(reading.Choice, reading, cancellationToken)).Facts.Layers;
            read.Add(image with
            {
                Layers = [.. image.Layers.Zip(layers, (part, layer) =>
                    part with { Unpacked = layer.Unpacked, DiffId = layer.DiffId, Instruction = layer.Instruction })],
            });
        }

        return [.. listed.Select(image => read.Find(other => other.Digest == image.Digest) ?? image)];
    }
}
