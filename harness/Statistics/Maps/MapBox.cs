using ImageBench.Model.Images;

namespace ImageBench.Statistics.Maps;

/// <summary>
/// Files on the map of an image: one by its name, or what of its folder stands nowhere else (no name). <c>IsOwn</c>: the Dockerfile made
/// their layer; false: the parent image did; null: that is not known.
/// </summary>
internal sealed record MapBox(string Name, FoldedFiles Files, bool? IsOwn);
