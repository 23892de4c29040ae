using ImageBench.Model;
using ImageBench.Model.Options;
using ImageBench.Running.Ports;
using ImageBench.Scenarios.Contexts;
using ImageBench.Scenarios.Given;

namespace ImageBench.Tests.Scenarios;

/// <summary>A secret's file that is another one when a build reads it than it was when the run was planned.</summary>
public sealed class SecretFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void IsReadNoFurtherThanBuildersTakeIt()
    {
        var path = _folder.Write("key", new string('x', 500 * 1024));
        Assert.Equal(500 * 1024, Read(path).Length);
        File.AppendAllText(path, "x");

        var fault = Assert.Throws<Fault>(() => Read(path));

        Assert.Equal(
            $"--secret: the secret key in {path} is longer than the 500 kB that builders take. Shorten it.", fault.Message);
    }

    [Fact]
    public void ThatBecameAPipeIsASentenceAndNoWaiting()
    {
        var path = Path.Combine(_folder.Path, "pipe");
        NamedPipe.Make(path);

        var fault = Assert.Throws<Fault>(() => Read(path));

        Assert.Contains("which is no regular file", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static ReadOnlyMemory<byte> Read(string path)
    {
        var options = new BuildOptions { Secrets = new Dictionary<string, SecretSource> { ["key"] = new(null, path) } };
        var context = new PackedContext("Dockerfile", 0, default, (_, _) => Task.CompletedTask);
        return GivenParts.Added(context, options, new Dictionary<string, IReadOnlyList<ContextEntry>>()).Secrets["key"];
    }
}
