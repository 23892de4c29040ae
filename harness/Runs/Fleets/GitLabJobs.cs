using System.Globalization;

namespace ImageBench.Runs.Fleets;

/// <summary>Jobs for .gitlab-ci.yml: a matrix of them that measures, and one that merges what they found, also where one failed.</summary>
internal static class GitLabJobs
{
    /// <summary>No matrix has more jobs.</summary>
    public const int Most = 200;

    // A job can wait for no more by their names, unless who runs GitLab allows it.
    private const int MostNeeded = 50;

    public static string Text(FleetRequest fleet) =>
        $$$"""
        # Written by 'imagebench fleet gitlab', for .gitlab-ci.yml. Jobs that one runner takes at once share its cores, and their times mean
        # little: give each a machine of its own (concurrent = 1). The service needs a runner that allows privileged containers.
        imagebench-measure:
          image: mcr.microsoft.com/dotnet/sdk:10.0
          services: [docker:28-dind]
          variables:
            DOCKER_HOST: tcp://docker:2375
            DOCKER_TLS_CERTDIR: ""
          parallel:
            matrix:
        {{{Matrix(fleet)}}}
          script:
            # From a feed that has the package: where it is your own, name it with --add-source. Not in the checkout, which may ask for
            # another SDK (global.json), or for other places of packages (nuget.config).
            - (cd /opt/ && dotnet tool install ImageBench --tool-path /opt/imagebench)
            - |
              /opt/imagebench/imagebench{{{fleet.Part}}} --results /opt/parts --display plain{{{fleet.Shell}}}
          after_script:
            # What lies in the checkout may be sent to the builds: neither the command nor its results go there before they are over.
            - if [ -d /opt/parts ]; then mv /opt/parts parts; fi
          artifacts:
            when: always
            paths: [parts]

        imagebench-merge:
          image: mcr.microsoft.com/dotnet/sdk:10.0
        {{{After(fleet)}}}
          # Also where a part failed: what is missing is then named.
          when: always
          script:
            - (cd /opt/ && dotnet tool install ImageBench --tool-path /opt/imagebench)
            - |
              code=0
              /opt/imagebench/imagebench merge --results merged parts/*/ || code=$?
              [ "$code" -le 1 ] || exit "$code"
              /opt/imagebench/imagebench report merged/*/
              exit "$code"
          artifacts:
            when: always
            paths: [merged]

        """;

    private static string After(FleetRequest fleet) => fleet.Shards * fleet.Replicates <= MostNeeded
        ? "  needs: [imagebench-measure]"
        : """
              # Behind all else: more than 50 jobs are not waited for by name.
              stage: .post
              dependencies: [imagebench-measure]
            """;

    private static string Matrix(FleetRequest fleet) => string.Join('\n',
    [
        .. fleet.HasShards ? [$"      - SHARD: [{Parts(fleet.Shards)}]"] : (string[])[],
        .. fleet.HasReplicates ? [$"      {(fleet.HasShards ? " " : "-")} REPLICATE: [{Parts(fleet.Replicates)}]"] : (string[])[],
    ]);

    private static string Parts(int count) => string.Join(
        ", ", Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"\"{number}/{count}\"")));
}
