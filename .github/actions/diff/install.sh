#!/usr/bin/env bash
# Installs the command into the job's own folder, once a version or a revision of this action, and puts that on its path.
set -euo pipefail

# What is installed is no part of the checkout, which may ask for another SDK (global.json) and for other places of packages (nuget.config).
cd "$RUNNER_TEMP"

own=$(printf %s "$GITHUB_ACTION_PATH" | cksum | cut -d ' ' -f 1)
tools=$RUNNER_TEMP/imagebench-${IMAGEBENCH_VERSION:-here-$own}
packages=$tools-package
if [ -x "$tools/imagebench" ]; then
  echo "It is installed already in $tools."
else
  # What an installation left that did not come to its end would keep the next one from its own.
  rm -rf "$tools" "$packages"
  if [ -n "${IMAGEBENCH_VERSION:-}" ]; then
    dotnet tool install ImageBench --tool-path "$tools" --version "$IMAGEBENCH_VERSION"
  else
    # A revision stays as it is, while advisories and newer compilers come: their warnings must not be its errors.
    dotnet pack "$GITHUB_ACTION_PATH/../../../harness" -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false -p:NuGetAudit=false \
      --output "$packages"
    # No other place is asked for it.
    printf '<configuration><packageSources><clear /><add key="here" value="%s" /></packageSources></configuration>\n' "$packages" \
      > "$packages/nuget.config"
    dotnet tool install ImageBench --tool-path "$tools" --prerelease --configfile "$packages/nuget.config"
  fi
fi
echo "$tools" >> "$GITHUB_PATH"
