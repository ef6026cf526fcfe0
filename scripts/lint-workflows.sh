#!/usr/bin/env bash
# Lints the workflows of .github/workflows, examples and README.md, action.yml and Dependabot's settings: with zizmor, the
# JSON schemas, and actionlint, which has shellcheck look at the commands. Installs the linters into the project's cache,
# pinned. Needs python3 with venv, and Go for actionlint; without Go it says that actionlint did not run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

ACTIONLINT=1.7.12
requirements=scripts/linters/requirements.txt
cache="${XDG_CACHE_HOME:-$HOME/.cache}/rotate-certificate"
python="$cache/linters-$(sha256sum "$requirements" | cut -c 1-12)"
actionlint="$cache/actionlint-$ACTIONLINT/actionlint"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

if [ ! -e "$python/installed" ]; then
  python3 -m venv --clear "$python"
  "$python/bin/pip" --disable-pip-version-check --quiet install --only-binary :all: --require-hashes -r "$requirements"
  touch "$python/installed"
fi
if [ ! -x "$actionlint" ] && command -v go >/dev/null; then
  GOBIN="$(dirname "$actionlint")" go install "github.com/rhysd/actionlint/cmd/actionlint@v$ACTIONLINT"
fi

readme="$work/workflow-of-readme.yml"
sed -n '/^```yaml$/,/^```$/p' README.md | sed '1d;$d' >"$readme"
workflows=(.github/workflows/*.yml examples/*.yml "$readme")

"$python/bin/check-jsonschema" --builtin-schema vendor.github-workflows "${workflows[@]}"
"$python/bin/check-jsonschema" --builtin-schema vendor.github-actions action.yml
"$python/bin/check-jsonschema" --builtin-schema vendor.dependabot .github/dependabot.yml
"$python/bin/zizmor" --offline --quiet --persona pedantic --min-severity low --config .github/zizmor.yml \
  action.yml .github/dependabot.yml "${workflows[@]}"
if [ -x "$actionlint" ]; then
  "$actionlint" -config-file .github/actionlint.yaml -shellcheck "$python/bin/shellcheck" "${workflows[@]}"
  printf 'actionlint: no findings\n'
else
  printf 'actionlint was not run: it is built with Go\n'
fi
