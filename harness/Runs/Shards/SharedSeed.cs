using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ImageBench.Runs.Shards;

/// <summary>The seed of a run that several machines share, where nobody gave one: all of them make the same of its name.</summary>
internal static class SharedSeed
{
    private const uint Most = 1_000_000;

    public static int Of(string runName) =>
        (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(runName))) % Most);
}
