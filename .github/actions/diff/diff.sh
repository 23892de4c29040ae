#!/usr/bin/env bash
# Compares, and ends as imagebench does: 1 where an image failed, 4 where a limit was passed. The files are there all the same.
set -euo pipefail

arguments=()
while IFS= read -r argument; do
  [ -z "$argument" ] || arguments+=("$argument")
done <<< "$IMAGEBENCH_ARGUMENTS"

# A job may compare more than one thing.
folder=$(mktemp -d "$RUNNER_TEMP/imagebench.XXXXXX")
markdown=$folder/imagebench.md
json=$folder/imagebench.json
{
  echo "markdown=$markdown"
  echo "json=$json"
} >> "$GITHUB_OUTPUT"
exec imagebench "${arguments[@]}" --github --export-name "$IMAGEBENCH_NAME" --export-markdown "$markdown" --export-json "$json"
