using System.Diagnostics;

namespace ImageBench.Benchmarks.Faults;

/// <summary>
/// The time of day that a program is shown (by Debian's libfaketime, where that is installed): as far from the machine's as a file says.
/// What it measures spans with goes on as before.
/// </summary>
internal sealed class FakedClock(string file)
{
    public static bool IsHere => Library is not null;

    private static string? Library => Directory.Exists("/usr/lib")
        ? Directory.GetDirectories("/usr/lib", "*-linux-gnu*").Select(folder => Path.Combine(folder, "faketime", "libfaketime.so.1"))
            .FirstOrDefault(File.Exists)
        : null;

    public void Set(string offset) => File.WriteAllText(file, offset);

    public void Show(ProcessStartInfo start)
    {
        Set("+0");
        start.Environment["LD_PRELOAD"] = Library;
        start.Environment["FAKETIME_TIMESTAMP_FILE"] = file;
        start.Environment["FAKETIME_NO_CACHE"] = "1";
        start.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        start.Environment["DONT_FAKE_MONOTONIC"] = "1";
    }
}
