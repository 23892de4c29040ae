using ImageBench.Model;

namespace ImageBench.Provisioning.Engine;

/// <summary>
/// The lock of a private engine's folder. It is held until this process ends, however it ends: so one that is free means that nobody uses
/// what still runs.
/// </summary>
internal sealed class EngineLock : IDisposable
{
    private readonly FileStream _file;

    private EngineLock(FileStream file) => _file = file;

    /// <summary>Null: another process has it.</summary>
    public static EngineLock? TryTake(string folder)
    {
        const int WouldBlock = 11;
        try
        {
            return new EngineLock(new FileStream(
                Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (exception.HResult == WouldBlock)
        {
            return null;
        }
    }

    /// <summary>Makes the folder where there is none. A <see cref="Fault"/> says why the lock cannot be had.</summary>
    public static EngineLock Take(StateFolder state, string folder)
    {
        try
        {
            state.Make(folder);
            return TryTake(folder) ?? throw new Fault(
                ExitCode.NoEngine,
                $"The private engine in {folder} is in use by another run; wait for it, or set IMAGEBENCH_STATE to another folder.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw state.NotWritable(ExitCode.NoEngine, exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
