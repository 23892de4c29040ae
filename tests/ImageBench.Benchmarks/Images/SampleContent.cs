using System.Runtime.InteropServices;

namespace ImageBench.Benchmarks.Images;

/// <summary>
/// Bytes of real files: the assemblies of the .NET runtime that this runs on. They compress as toolchain images do (to some 40 %), and are
/// the same in every run with that runtime.
/// </summary>
internal sealed class SampleContent
{
    private readonly byte[] _pool = [.. Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll")
        .Order(StringComparer.Ordinal)
        .SelectMany(File.ReadAllBytes)];
    private int _at;

    /// <summary>The next bytes, so many; over the end it starts again.</summary>
    public Stream Take(int length)
    {
        var content = new byte[length];
        for (var done = 0; done < length;)
        {
            var count = Math.Min(length - done, _pool.Length - _at);
            _pool.AsSpan(_at, count).CopyTo(content.AsSpan(done));
            (done, _at) = (done + count, (_at + count) % _pool.Length);
        }

        return new MemoryStream(content);
    }
}
