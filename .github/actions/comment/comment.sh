#!/usr/bin/env bash
# One comment a name: its first line, a marker, says which one is replaced.
set -euo pipefail

marker=$(head -n 1 "$MARKDOWN")
case $marker in
  '<!-- imagebench:'*' -->') ;;
  *)
    echo "::error::$MARKDOWN does not begin with the marker of a comment of ImageBench: give the file that --export-markdown wrote."
    exit 2
    ;;
esac
case $NUMBER in
  '' | *[!0-9]*)
    echo "::error::'$NUMBER' is not the number of a pull request."
    exit 2
    ;;
esac

# Only its own: who else writes that marker is left alone.
export marker
own=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments" \
  --jq '.[] | select(.user.type == "Bot" and (.body | split("\n")[0] | rtrimstr("\r")) == env.marker) | .id' | sed -n 1p)
if [ -n "$own" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$own" --field "body=@$MARKDOWN"
else
  gh api --silent --method POST "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments" --field "body=@$MARKDOWN"
fi
