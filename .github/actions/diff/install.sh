#!/usr/bin/env bash
# Installs the command into the job's own folder, once a version, and puts that on its path.
set -euo pipefail

tools=$RUNNER_TEMP/imagebench-${IMAGEBENCH_VERSION:-here}
if [ -d "$tools" ]; then
  echo "It is installed already in $tools."
elif [ -n "${IMAGEBENCH_VERSION:-}" ]; then
  dotnet tool install ImageBench --tool-path "$tools" --version "$IMAGEBENCH_VERSION"
else
  packages=$RUNNER_TEMP/imagebench-package
  dotnet pack "$GITHUB_ACTION_PATH/../../../harness" -p:RunAnalyzers=false --output "$packages"
  # No other place is asked for it.
  printf '<configuration><packageSources><clear /><add key="here" value="%s" /></packageSources></configuration>\n' "$packages" \
    > "$packages/nuget.config"
  dotnet tool install ImageBench --tool-path "$tools" --prerelease --configfile "$packages/nuget.config"
fi
echo "$tools" >> "$GITHUB_PATH"
