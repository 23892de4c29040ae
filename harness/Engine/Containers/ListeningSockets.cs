using System.Globalization;
using System.Net;

namespace ImageBench.Engine.Containers;

/// <summary>
/// Who listens in a container, from the kernel's own table: nothing in the image is needed, but it must run on this machine.
/// </summary>
internal static class ListeningSockets
{
    private const string Listening = "0A";

    private static readonly string[] Tables = ["tcp", "tcp6"];

    /// <summary>Null where the process is not to be seen from here, or belongs to somebody else.</summary>
    public static IReadOnlyList<IPEndPoint>? Find(string containerId, long processId)
    {
        var process = $"/proc/{processId.ToString(CultureInfo.InvariantCulture)}";
        try
        {
            if (processId <= 0 || !File.ReadAllText($"{process}/cgroup").Contains(containerId, StringComparison.Ordinal))
                return null;
            return [.. Tables.Select(table => $"{process}/net/{table}")
                .Where(File.Exists)
                .SelectMany(File.ReadLines)
                .Select(Parse)
                .OfType<IPEndPoint>()];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// "0: 0100007F:1F40 00000000:0000 0A ..." listens on 127.0.0.1:8000; null for any other line. Addresses are words of the machine's
    /// byte order.
    /// </summary>
    public static IPEndPoint? Parse(string line)
    {
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 4 || fields[3] != Listening || fields[1].Split(':') is not [var address, var port])
            return null;
        var bytes = Convert.FromHexString(address);
        if (BitConverter.IsLittleEndian)
        {
            for (var word = 0; word < bytes.Length; word += 4)
                Array.Reverse(bytes, word, 4);
        }

        return new IPEndPoint(new IPAddress(bytes), int.Parse(port, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
    }
}
