#!/usr/bin/env bash
# Shows each plugin at work; fails if one does not. Takes the gxlint to try.
set -euo pipefail
gxlint=$1
here=$(cd "$(dirname "$0")" && pwd)

"$gxlint" test sample                                        # the pack, with the check kind
"$gxlint" explain GX901 --pack sample --lang en >/dev/null
found=$("$gxlint" check "$here/report.adoc" --pack sample --format tsv --fail-on never)
printf '%s\n' "$found"
grep -q $'\tGX901\tinfo\t' <<<"$found"                       # reader, kind, pack and format
