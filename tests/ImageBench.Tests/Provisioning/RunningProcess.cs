using System.Globalization;

namespace ImageBench.Tests.Provisioning;

/// <summary>Whether a process of that id runs, as the system sees it.</summary>
internal static class RunningProcess
{
    public static bool Exists(int id)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            return stat[stat.LastIndexOf(')') + 2] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The number that a script wrote into a file, as soon as it is there.</summary>
    public static async Task<int> IdIn(string file)
    {
        while (true)
        {
            if (File.Exists(file)
                && int.TryParse(
                    await File.ReadAllTextAsync(file), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var id))
            {
                return id;
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

}
