namespace ImageBench.Tests;

/// <summary>An empty folder that is gone with all that is in it when the test is over.</summary>
internal sealed class TempFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("imagebench-test-").FullName;

    public string File(string name, string text)
    {
        var path = Path.Combine(FullPath, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
