using System.Formats.Tar;
using System.Text;

namespace ImageBench.Tests.Scenarios.Contexts;

/// <summary>An entry of the tar that a builder is sent.</summary>
internal sealed record Sent(
    string Name, TarEntryType Type, UnixFileMode Mode, int User, int Group, DateTimeOffset Time, string Link, long Length, string Content)
{
    public static List<Sent> Read(byte[] tar)
    {
        using var reader = new TarReader(new MemoryStream(tar));
        var entries = new List<Sent>();
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            using var content = new StreamReader(entry.DataStream ?? Stream.Null, Encoding.UTF8);
            entries.Add(
                new Sent(
                    entry.Name,
                    entry.EntryType,
                    entry.Mode,
                    entry.Uid,
                    entry.Gid,
                    entry.ModificationTime,
                    entry.LinkName,
                    entry.Length,
                    content.ReadToEnd()));
        }

        return entries;
    }
}
