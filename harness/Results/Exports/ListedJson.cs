using System.Text.Json;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Results.Exports.Tools;

namespace ImageBench.Results.Exports;

/// <summary>What a registry says of the images under one name as JSON; every key is always there, and what is not known is null.</summary>
internal static class ListedJson
{
    /// <summary>One image, with the names of <c>inspect --json</c>.</summary>
    public static string Text(ListedImage image, IReadOnlyList<Attachment> attachments) => Text(Shape(image, attachments));

    /// <summary>All platforms.</summary>
    public static string Text(IReadOnlyList<ListedImage> images, IReadOnlyList<Attachment> attachments) =>
        Text(new { Platforms = images.Select(image => Shape(image, [])), Attachments = attachments });

    private static string Text(object shape) => PlainText.Whole(JsonSerializer.Serialize(shape, PlainJson.Options) + "\n");

    private static object Shape(ListedImage image, IReadOnlyList<Attachment> attachments) => new
    {
        image.Platform,
        image.Digest,
        UnpackedSizeBytes = image.Unpacked?.Bytes,
        ContentSizeBytes = image.Content?.Bytes,
        ContentSizeSource = image.Content is null ? null : ContentSource.Stored.Word(),
        LayerCount = image.Layers.Count,
        image.HistoryCount,
        image.User,
        RunsAsRoot = image.User is { } user ? ImageFacts.IsRoot(user) : (bool?)null,
        Layers = image.Layers.Select(layer => new
        {
            layer.Position,
            layer.Digest,
            layer.DiffId,
            layer.Instruction,
            UnpackedSizeBytes = layer.Unpacked?.Bytes,
            ContentSizeBytes = layer.Content?.Bytes,
        }),
        Attachments = attachments,
    };
}
