using ImageBench.Model.Images;

namespace ImageBench.Images.Contents;

/// <summary>
/// Which paths are of which kind. A pattern with a slash is a path from the image's root, one without the name of a file or directory
/// anywhere; '*' stays within a name, and $NAME is the path that the image's environment gives. A directory's kind is that of all below it.
/// The first line that fits decides; the program that the image starts comes before all of them.
/// </summary>
internal static class KindTable
{
    public static readonly (ContentKind Kind, string[] Patterns)[] Rows =
    [
        (ContentKind.Documentation, [
            "/usr/share/doc",
            "/usr/share/doc-base",
            "/usr/share/man",
            "/usr/share/info",
            "/usr/share/locale",
            "/usr/share/i18n",
            "/usr/share/help",
            "/usr/share/gtk-doc", "/usr/share/lintian", "/usr/share/common-licenses", "/usr/share/licenses", "/usr/lib/locale",
            "/usr/local/share/doc", "/usr/local/share/man", "/usr/local/share/info", "/usr/local/man"]),

        (ContentKind.PackageDataAndCaches, [
            "/var/lib/dpkg",
            "/var/lib/apt",
            "/etc/apt",
            "/etc/dpkg",
            "/usr/lib/apt",
            "/usr/lib/dpkg",
            "/usr/share/dpkg",
            "/usr/share/perl5/Dpkg",
            "/lib/apk", "/usr/lib/apk", "/etc/apk", "/var/lib/rpm", "/usr/lib/sysimage/rpm", "/var/lib/pacman", "/var/lib/dnf",
            "/var/cache",
            "/root/.cache",
            "/home/*/.cache",
            "$XDG_CACHE_HOME",
            "$GOCACHE",
            "$GOMODCACHE",
            "$GOPATH/pkg",
            "/root/go/pkg",
            "/go/pkg",
            "$CARGO_HOME/registry", "/root/.cargo/registry", "/usr/local/cargo/registry", "$npm_config_cache", "/root/.npm", "/home/*/.npm",
            "$YARN_CACHE_FOLDER",
            "/usr/local/share/.cache",
            "$PIP_CACHE_DIR",
            "$UV_CACHE_DIR",
            "/root/.m2",
            "/root/.gradle",
            "/root/.nuget",
            "$NUGET_PACKAGES",
            "__pycache__"]),

        (ContentKind.Toolchain, [
            "$GOROOT", "/usr/local/go", "/usr/lib/go", "/usr/lib/go-*", "/usr/share/go", "/usr/share/go-*",
            "/usr/lib/gcc",
            "/usr/lib/gcc-cross",
            "/usr/libexec/gcc",
            "/usr/share/gcc*",
            "/usr/include",
            "/usr/local/include",
            "/usr/lib/compat-ld",
            "/usr/lib/gold-ld",
            "/usr/lib/bfd-plugins",
            "/usr/lib/*/bfd-plugins",
            "/usr/lib/*/ldscripts",
            "/usr/lib/llvm*",
            "/usr/lib/clang",
            "/usr/lib/git-core",
            "/usr/libexec/git-core",
            "$RUSTUP_HOME", "/usr/local/rustup", "/root/.rustup", "/usr/lib/rustlib", "$CARGO_HOME", "/usr/local/cargo", "/root/.cargo",
            "/usr/share/dotnet/sdk",
            "/usr/lib/dotnet/sdk",
            "/usr/local/lib/node_modules/npm",
            "/usr/lib/node_modules/npm",
            "/usr/local/include/node",
            "/usr/bin/go",
            "/usr/bin/gofmt",
            "/usr/bin/gcc*",
            "/usr/bin/g++*",
            "/usr/bin/cpp*",
            "/usr/bin/cc",
            "/usr/bin/c++*",
            "/usr/bin/c89*",
            "/usr/bin/c99*",
            "/usr/bin/*-linux-gnu*",
            "/usr/bin/*-linux-musl*",
            "/usr/bin/clang*",
            "/usr/bin/lld*",
            "/usr/bin/llvm-*",
            "/usr/bin/ld",
            "/usr/bin/ld.*",
            "/usr/bin/as",
            "/usr/bin/ar",
            "/usr/bin/nm",
            "/usr/bin/ranlib",
            "/usr/bin/objdump",
            "/usr/bin/objcopy",
            "/usr/bin/dwp",
            "/usr/bin/gprof*",
            "/usr/bin/gp-*",
            "/usr/bin/make", "/usr/bin/cmake", "/usr/bin/ninja", "/usr/bin/git", "/usr/bin/rustc", "/usr/bin/javac",
            "*.a", "*.o", "*.la", "*.pc"]),

        (ContentKind.Sources, [
            "/usr/src", "/usr/local/src", ".git", "Dockerfile", "Dockerfile.*", "*.Dockerfile", "go.mod", "go.sum",
            "*.go", "*.c", "*.cc", "*.cpp", "*.h", "*.hpp", "*.rs", "*.java", "*.kt", "*.cs", "*.ts", "*.swift"]),

        (ContentKind.SharedLibraries, ["*.so", "*.so.*"]),

        (ContentKind.SystemPrograms, ["/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/libexec"]),
    ];
}
