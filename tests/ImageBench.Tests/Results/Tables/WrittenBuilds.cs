using ImageBench.Model.Builds;
using ImageBench.Results;
using ImageBench.Results.Tables;

namespace ImageBench.Tests.Results.Tables;

/// <summary>A builds.csv in the folder of a run, as a run writes it.</summary>
internal sealed class WrittenBuilds : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly RunFolder _folder;

    public WrittenBuilds() => _folder = RunFolder.Create(_temp.Path, ["go-crud"], Some.Time);

    public string Path => _folder.BuildsPath;

    /// <summary>Adds rows to it, behind its last whole one.</summary>
    public void Write(params BuildRecord[] builds)
    {
        using var csv = new BuildsCsv(Path, _folder.Id);
        foreach (var build in builds)
            csv.Write(build);
    }

    public void Dispose() => _temp.Dispose();
}
