using ImageBench.Model.Builds;
using ImageBench.Model.Images.Entries;
using ImageBench.Model.Runs;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;

namespace ImageBench.Runs;

/// <summary>What a run finds, on disk as it is found: each row is whole there before anything else is done.</summary>
internal sealed class StoredFindings(RunFolder folder, string runId, bool keepFiles) : IDisposable
{
    private readonly BuildsCsv _builds = new(folder.BuildsPath, runId);
    private readonly FilesCsv? _files = keepFiles ? new FilesCsv(folder.FilesPath, runId) : null;

    /// <summary>Takes the entries of an image's layers; null: they are not kept.</summary>
    public Action<VariantKey, IEnumerable<LayerEntry>>? KeepEntries => _files is null ? null : _files.Write;

    public void Keep(BuildRecord build)
    {
        // Steps without their build say nothing, and a build without its steps would be half.
        StepsCsv.Append(folder.StepsPath, runId, build);
        _builds.Write(build);
    }

    public void Keep(CheckRecord check) => ChecksCsv.Append(folder.ChecksPath, runId, check);

    public void Keep(Transfer transfer) => TransfersCsv.Append(folder.TransfersPath, runId, transfer);

    /// <summary>
    /// Puts the list of files in its place; without this none is left, since one that is cut off would look whole. What a run that is gone
    /// on with had moved before, and moved again, has one row from now on.
    /// </summary>
    public void Finish()
    {
        _files?.Finish();
        if (File.Exists(folder.TransfersPath))
            WholeFile.Write(folder.TransfersPath, TransfersCsv.Text(runId, TransfersCsv.Read(folder.TransfersPath)));
    }

    public void Dispose()
    {
        _builds.Dispose();
        _files?.Dispose();
    }
}
