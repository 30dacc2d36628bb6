import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { build } from 'esbuild'
import { DIST, ROOT } from './paths.mjs'
import { replaceFile } from './replace-file.mjs'
import { CATALOG_SOURCES, thirdPartyNotices } from './third-party-notices.mjs'

/** The function by which dependencies that are no ES modules load each other. */
const REQUIRE = `import { createRequire as createHoldlineRequire } from 'node:module'
const require = createHoldlineRequire(import.meta.url)`

const ENTRIES = ['holdline.js', 'index.js', 'sqlite-worker.js', 'main.js']

const CHUNK = /-[A-Z0-9]{8}\.js(\.map)?$/

/** Bundles src/ into dist/: a process that reads two files starts twice as fast as one that reads hundreds. */
export async function bundleProgram() {
  const { version, engines } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'))
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: {
      holdline: 'src/cli/main.ts',
      index: 'src/index.ts',
      'sqlite-worker': 'src/storage/sqlite/worker.ts',
    },
    outdir: 'dist',
    write: false,
    bundle: true,
    // A module that is imported dynamically stays in a file of its own.
    splitting: true,
    chunkNames: '[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // pg-native is optional, and nothing loads it.
    external: ['pg-native'],
    // To check find-my-way's own patterns would take a twentieth of a start.
    alias: { 'safe-regex2': `${ROOT}scripts/build/safe-regex.cjs` },
    banner: { js: REQUIRE },
    define: { HOLDLINE_VERSION: JSON.stringify(version), HOLDLINE_NODE: JSON.stringify(engines.node) },
    // Half as much to read and 5 MiB less memory. Names and short lines stay, so that stack traces can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 120,
    sourcemap: 'linked',
    metafile: true,
    logLevel: 'warning',
  })
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]))
  files.set('main.js', await bundleEntry(engines.node))
  files.set('THIRD-PARTY-NOTICES.txt', thirdPartyNotices(Object.keys(metafile.inputs), CATALOG_SOURCES))

  // The entries are replaced last: until then the earlier entries load the earlier chunks.
  const entriesLast = [...files].sort(([a], [b]) => ENTRIES.indexOf(a) - ENTRIES.indexOf(b))
  for (const [name, contents] of entriesLast) {
    replaceFile(DIST + name, contents, name === 'main.js' ? 0o755 : 0o644)
  }
  for (const name of readdirSync(DIST)) {
    if (CHUNK.test(name) && !files.has(name)) rmSync(DIST + name)
  }
}

/**
 * The file that starts the program, which Nodes can read that cannot read the program.
 *
 * @param neededNode the range of `engines` in package.json
 */
async function bundleEntry(neededNode) {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['scripts/entry/main.cjs'],
    write: false,
    bundle: true,
    format: 'iife',
    platform: 'node',
    target: 'es5',
    // Node reads `import()` since version 10, and only a Node that is new enough runs it.
    supported: { 'dynamic-import': true },
    external: ['./holdline.js'],
    banner: { js: '#!/usr/bin/env node' },
    define: { HOLDLINE_NODE: JSON.stringify(neededNode) },
    logLevel: 'warning',
  })
  return outputFiles[0].contents
}
