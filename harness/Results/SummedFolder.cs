using System.Security.Cryptography;
using System.Text;
using ImageBench.Results.Csv;

namespace ImageBench.Results;

/// <summary>
/// Files that outlive a run. Each ends with a digest of the rest and of its own name: one that is damaged, or longer than
/// <paramref name="longest"/>, counts as absent. What was not asked for longest goes first when all come to more than
/// <paramref name="limit"/>. It can be deleted at any time, and a disk that refuses only forgets.
/// </summary>
internal sealed class SummedFolder(string path, long longest, long limit, TimeProvider time)
{
    /// <summary>Null: it is not there, or damaged.</summary>
    public T? Read<T>(string name, Func<Stream, T> read) where T : class
    {
        try
        {
            var file = new FileInfo(Path.Combine(path, name));
            if (!file.Exists || file.Length < SHA256.HashSizeInBytes || file.Length > longest)
                return null;
            var bytes = File.ReadAllBytes(file.FullName);
            var end = bytes.Length - SHA256.HashSizeInBytes;
            if (!Sum(name, bytes.AsSpan(0, end)).AsSpan().SequenceEqual(bytes.AsSpan(end)))
                return null;
            file.LastWriteTimeUtc = time.GetUtcNow().UtcDateTime; // The order in which they go when the folder is full.
            return read(new MemoryStream(bytes, 0, end, writable: false));
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            return null;
        }
    }

    public void Write(string name, Action<Stream> write)
    {
        var part = Path.Combine(path, $"{Guid.NewGuid():N}.part");
        try
        {
            Directory.CreateDirectory(path);
            using (var bytes = new MemoryStream())
            {
                write(bytes);
                bytes.Write(Sum(name, bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
                using var file = File.Create(part);
                file.Write(bytes.GetBuffer(), 0, (int)bytes.Length);
            }

            File.Move(part, Path.Combine(path, name), overwrite: true);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            Remove(part);
        }
    }

    /// <summary>Takes away what was not asked for longest, where there is too much.</summary>
    public void Trim()
    {
        try
        {
            var files = new DirectoryInfo(path).GetFiles().OrderBy(file => file.LastWriteTimeUtc).ToList();
            var over = files.Sum(file => file.Length) - limit;
            foreach (var file in files.TakeWhile(_ => over > 0))
            {
                over -= file.Length;
                Remove(file.FullName);
            }
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            // Another run has deleted some of it: the next one that keeps a layer counts again.
        }
    }

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            // It is left behind, and found damaged or old.
        }
    }

    private static byte[] Sum(string name, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }
}
