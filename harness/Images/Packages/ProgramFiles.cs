using System.Buffers;
using ImageBench.Images.Programs;
using ImageBench.Images.Tar;
using ImageBench.Model.Images;

namespace ImageBench.Images.Packages;

/// <summary>
/// What the programs, libraries and scripts of one layer say of themselves: what they ask an image for, and, those of Go, which modules
/// they were made of.
/// </summary>
internal sealed class ProgramFiles
{
    /// <summary>Of programs that a layer keeps: a desktop has some 15,000.</summary>
    public const int ProgramLimit = 50_000;

    // Of all their texts: one names a dozen libraries.
    private const int TextLimit = 16 * 1024 * 1024;

    private const int Runs = 0b001_001_001;

    private readonly Dictionary<string, ProgramNeeds> _programs = new(StringComparer.Ordinal);
    private int _room = TextLimit;

    public IReadOnlyDictionary<string, ProgramNeeds> Programs => _programs;

    /// <summary>Looks at the entry that the walker stands at; the modules of a program of Go, else none.</summary>
    public async ValueTask<IReadOnlyList<InstalledPackage>> Look(
        TarWalker walker, Func<Memory<byte>, CancellationToken, ValueTask<int>> source, CancellationToken cancellationToken)
    {
        var entry = walker.Entry;
        var head = await walker.Peek(ScriptLine.LengthLimit, cancellationToken);
        if (ElfFile.IsOne(head.Span))
            return await ReadProgram(PackageFileName.Path(entry.Name.Span), entry.Size, source, cancellationToken);
        if ((entry.Detail?.Mode & Runs) > 0 && ScriptLine.Read(head.Span) is { } needs)
            Keep(PackageFileName.Path(entry.Name.Span), needs);
        return [];
    }

    private async ValueTask<IReadOnlyList<InstalledPackage>> ReadProgram(
        string path, long size, Func<Memory<byte>, CancellationToken, ValueTask<int>> source, CancellationToken cancellationToken)
    {
        if (size > ElfFile.LengthLimit)
        {
            Keep(path, ProgramNeeds.Unknown);
            return await GoBuild.Read(path, source, cancellationToken);
        }

        var block = ArrayPool<byte>.Shared.Rent((int)size + 1);
        try
        {
            var length = 0;
            for (var read = -1; read != 0; length += read)
                read = await source(block.AsMemory(length), cancellationToken);
            if (ElfFile.Read(block.AsSpan(0, length)) is { } needs)
                Keep(path, needs);
            return length < GoBuild.LeastLength ? [] : await GoBuild.Read(path, Held(block.AsMemory(0, length)), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    // What there is no room for is known to be there, so that nobody takes what is kept for all.
    private void Keep(string path, ProgramNeeds needs)
    {
        // Once there is none, there is none: counted on, a layer of many programs would come round to room again.
        if (_room >= 0)
            _room -= needs.Interpreter.Length + needs.Libraries.Sum(library => library.Length);
        if (_programs.Count < ProgramLimit)
            _programs[path] = _room < 0 || _programs.Count == ProgramLimit - 1 ? ProgramNeeds.Unknown : needs;
    }

    private static Func<Memory<byte>, CancellationToken, ValueTask<int>> Held(ReadOnlyMemory<byte> bytes) => (target, _) =>
    {
        var count = Math.Min(target.Length, bytes.Length);
        bytes[..count].CopyTo(target);
        bytes = bytes[count..];
        return ValueTask.FromResult(count);
    };
}
