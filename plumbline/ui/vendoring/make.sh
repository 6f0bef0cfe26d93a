#!/bin/sh
# Makes static/vendor/govuk-frontend from the npm packages. Needed only to change its version or the brand: the product
# installs, runs and is tested without Node. It works in a directory of its own and leaves nothing else behind.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out="$here/../static/vendor/govuk-frontend"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/govuk-frontend.scss" "$here/govuk-frontend.mjs" "$work"
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund govuk-frontend@6.6.0 sass@1.108.2 esbuild@0.28.2
mkdir -p "$out"
{
  printf '/*! GOV.UK Frontend 6.6.0, MIT licence (see LICENCE), compiled with the brand of Plumbline */\n'
  npx sass --load-path=node_modules --style=compressed --no-source-map --no-charset --quiet-deps govuk-frontend.scss
} >"$out/govuk-frontend.css"
npx esbuild govuk-frontend.mjs --bundle --format=esm --minify --target=es2019 --legal-comments=none --log-level=warning \
  --banner:js='/*! GOV.UK Frontend 6.6.0, MIT licence (see LICENCE) */' --outfile="$out/govuk-frontend.js"
# A url() that leads nowhere stops the storage of static files; the crest and the font are for GOV.UK alone.
if grep -qiE 'url\(|transport|crest' "$out/govuk-frontend.css"; then
  echo "The stylesheet still names a font or a picture." >&2
  exit 1
fi
cd "$out" && sha256sum LICENCE govuk-frontend.css govuk-frontend.js >CHECKSUMS
