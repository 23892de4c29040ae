namespace ImageBench.Advice.Rewrites.Stages;

/// <summary>
/// Packages of Debian that serve building alone: compilers, what goes with them, and what other programs are compiled with.
/// </summary>
internal static class BuildPackage
{
    private static readonly string[] Names =
    [
        "autoconf", "automake", "autotools-dev", "binutils", "bison", "build-essential", "cargo", "clang", "cmake", "cpp", "dpkg-dev",
        "flex", "g++", "gcc", "gfortran", "golang", "golang-go", "libtool", "libtool-bin", "llvm", "m4", "make", "meson", "nasm",
        "ninja-build", "pkg-config", "pkgconf", "rustc", "swig", "yasm",
    ];

    /// <summary>Also with a version in its name, as in "gcc-14".</summary>
    public static bool Is(string package) => package.EndsWith("-dev", StringComparison.Ordinal) || Names.Contains(Unnumbered(package));

    private static string Unnumbered(string package) =>
        package.LastIndexOf('-') is > 0 and var at && package[(at + 1)..] is { Length: > 0 } end
            && end.All(letter => char.IsAsciiDigit(letter) || letter == '.')
            ? package[..at]
            : package;
}
