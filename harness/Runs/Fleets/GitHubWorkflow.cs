using System.Globalization;

namespace ImageBench.Runs.Fleets;

/// <summary>
/// A workflow of GitHub Actions: a matrix of machines that measure, and a job that merges what they found, also where one of them failed.
/// It may read the repository and nothing else.
/// </summary>
internal static class GitHubWorkflow
{
    /// <summary>No matrix has more jobs.</summary>
    public const int Most = 256;

    public static string Text(FleetRequest fleet) =>
        $$$"""
        # Written by 'imagebench fleet github'. Hosted machines are not alike: ratios are taken within one, and times of several are
        # never mixed.
        name: imagebench
        on: workflow_dispatch

        permissions:
          contents: read

        jobs:
          measure:
            runs-on: ubuntu-24.04
            timeout-minutes: 350
            strategy:
              # A part that fails is a part that is missing, and no reason to end the others.
              fail-fast: false
              matrix:
        {{{Matrix(fleet)}}}
            env:
        {{{Variables(fleet)}}}
            steps:
              - uses: actions/checkout@v5
                with:
                  persist-credentials: false
              - uses: actions/setup-dotnet@v5
                with:
                  dotnet-version: 10.0.x
              # From a feed that has the package: where it is your own, name it with --add-source.
              - run: dotnet tool install ImageBench --tool-path "$RUNNER_TEMP/tools"
                # Not in the checkout, which may ask for another SDK (global.json), or for other places of packages (nuget.config).
                working-directory: ${{ runner.temp }}
              - name: Measure
                run: |
                  "$RUNNER_TEMP/tools/imagebench"{{{fleet.Part}}} --results "$RUNNER_TEMP/results" --display plain{{{fleet.Shell}}}
              - if: always()
                uses: actions/upload-artifact@v4
                with:
                  name: imagebench-part-${{ strategy.job-index }}
                  path: ${{ runner.temp }}/results
                  # A part that is run again takes the place of its first go.
                  overwrite: true
          merge:
            needs: measure
            # Also where a part failed: what is missing is then named.
            if: always()
            runs-on: ubuntu-24.04
            timeout-minutes: 60
            steps:
              - uses: actions/setup-dotnet@v5
                with:
                  dotnet-version: 10.0.x
              - run: dotnet tool install ImageBench --tool-path "$RUNNER_TEMP/tools"
              - uses: actions/download-artifact@v5
                with:
                  pattern: imagebench-part-*
                  path: parts
              - name: Merge
                run: |
                  "$RUNNER_TEMP/tools/imagebench" merge --results merged parts/*/*/ || code=$?
                  [ "${code:-0}" -le 1 ]
                  "$RUNNER_TEMP/tools/imagebench" report merged/*/
                  exit "${code:-0}"
              - if: always()
                uses: actions/upload-artifact@v4
                with:
                  name: imagebench
                  path: merged
                  overwrite: true

        """;

    private static string Matrix(FleetRequest fleet) => string.Join('\n',
    [
        .. fleet.HasShards ? [$"        shard: [{Numbers(fleet.Shards)}]"] : (string[])[],
        .. fleet.HasReplicates ? [$"        replicate: [{Numbers(fleet.Replicates)}]"] : (string[])[],
    ]);

    private static string Variables(FleetRequest fleet) => string.Join('\n',
    [
        .. fleet.HasShards ? [$"      SHARD: ${{{{ matrix.shard }}}}/{fleet.Shards}"] : (string[])[],
        .. fleet.HasReplicates ? [$"      REPLICATE: ${{{{ matrix.replicate }}}}/{fleet.Replicates}"] : (string[])[],
    ]);

    private static string Numbers(int count) =>
        string.Join(", ", Enumerable.Range(1, count).Select(number => number.ToString(CultureInfo.InvariantCulture)));
}
