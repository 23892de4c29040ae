using Docker.DotNet.Models;
using ImageBench.Engine.Wire;
using ImageBench.Model;

namespace ImageBench.Engine.Images;

/// <summary>
/// What an engine says while it pulls an image: the first error (the answer is 200 all the same), and, now and then told on, how much of
/// its layers is here.
/// </summary>
internal sealed class PullMessages(string reference, Action<string> tell, TimeProvider time) : IProgress<JSONMessage>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // What one image's layers can be; an engine that sends names without end fills no memory.
    private const int MostLayers = 1_000;

    private readonly ErrorMessages _errors = new();
    private readonly Dictionary<string, (long Here, long All)> _layers = new(StringComparer.Ordinal);
    private long _told = time.GetTimestamp();

    public string? Error => _errors.First;

    public void Report(JSONMessage value)
    {
        _errors.Report(value);
        if (value is not { Status: "Downloading", ID: { Length: > 0 } layer, Progress: { Total: > 0 } progress })
            return;
        if (_layers.Count < MostLayers || _layers.ContainsKey(layer))
            _layers[layer] = (progress.Current ?? 0, progress.Total ?? 0);
        if (time.GetElapsedTime(_told) < Pause)
            return;
        _told = time.GetTimestamp();
        tell($"Pulling {reference}: {new ByteSize(_layers.Values.Sum(known => known.Here))} of "
            + $"{new ByteSize(_layers.Values.Sum(known => known.All))} so far");
    }
}
