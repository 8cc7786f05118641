#!/usr/bin/env bash
# Tried: minify-html 0.18.1, nh3 0.3.8, Python 3.11, Linux x86-64
# Guess: a minifier of HTML that is written in Rust takes a megabyte or two of each process, as nh3, a sanitiser, does.
# Seen:  it brings a minifier of JavaScript and one of CSS along, and the import alone takes ten, used or not:
#            nh3: under 3 MB
#            minify-html: over 7 MB
#        With minify_js and minify_css off it is no less.
# So:    where many small workers run, white space is taken out of templates when they are loaded
#        (energia_site/template_loader.py), not out of pages.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check minify-html==0.18.1 nh3==0.3.8 2>/dev/null
megabytes() { # resident, that the work adds to a bare interpreter
    "$folder/venv/bin/python" -c "
import resource
def resident():
    with open('/proc/self/statm') as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1048576
before = resident()
$1
print(round(resident() - before))"
}
nh3=$(megabytes "import nh3; nh3.clean('<p>one</p>')")
minifier=$(megabytes "import minify_html; minify_html.minify('<p>\n one</p>', minify_js=False, minify_css=False)")
if [ "$nh3" -lt 3 ]; then echo "nh3: under 3 MB"; else echo "nh3: $nh3 MB"; fi
if [ "$minifier" -gt 7 ]; then echo "minify-html: over 7 MB"; else echo "minify-html: $minifier MB"; fi
[ "$nh3" -lt 3 ] && [ "$minifier" -gt 7 ]
