using ImageBench.Advice.Rewrites;
using ImageBench.Advice.Rewrites.Bases;
using ImageBench.Advice.Rewrites.Caches;
using ImageBench.Advice.Rewrites.Contexts;
using ImageBench.Advice.Rewrites.Copies;
using ImageBench.Advice.Rewrites.Order;
using ImageBench.Advice.Rewrites.Packages;
using ImageBench.Advice.Rewrites.Programs;
using ImageBench.Advice.Rewrites.Stages;
using ImageBench.Advice.Rewrites.Stages.Interpreted;
using ImageBench.Advice.Rewrites.Stages.Native;

namespace ImageBench.Advice;

/// <summary>All rewrites, the cheap ones first: those that only give an option come before those that change stages.</summary>
internal static class RewriteList
{
    public static IReadOnlyList<Rewrite> All { get; } =
    [
        new AptWithoutRecommends(),
        new AptListsRemoved(),
        new ApkWithoutCache(),
        new RpmCachesRemoved(),
        new GoStripped(),
        new RustStripped(),
        new CStripped(),
        new DotnetPublishedLean(),
        new IgnoreFileWritten(),
        new RemovalInSameLayer(),
        new OwnerOnCopy(),
        new ModeOnCopy(),
        new ArchiveMounted(),
        new PipWithoutCache(),
        new NpmCacheCleaned(),
        new YarnCacheCleaned(),
        new GoCacheCleaned(),
        new AptCacheMounts(),
        new ApkCacheMount(),
        new RpmCacheMount(),
        new PipCacheMount(),
        new UvCacheMount(),
        new NpmCacheMount(),
        new YarnCacheMount(),
        new PnpmCacheMount(),
        new MavenCacheMount(),
        new GradleCacheMount(),
        new GoCacheMount(),
        new CargoCacheMount(),
        new NugetCacheMount(),
        new NodePackagesFirst(),
        new PythonRequirementsFirst(),
        new GoModulesFirst(),
        new MavenProjectFirst(),
        new DotnetProjectFirst(),
        new GoOnScratch(),
        new GoOnDistroless(),
        new RustOnScratch(),
        new RustOnDistroless(),
        new COnScratch(),
        new COnDistroless(),
        new JavaLinked(),
        new JavaOnRuntime(),
        new DotnetOnRuntime(),
        new NodeOnDistroless(),
        new NodeOnSlim(),
        new PythonOnDistroless(),
        new PythonOnSlim(),
        new RuntimePackages(),
        .. BaseSibling.All,
    ];
}
