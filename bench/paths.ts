import { fileURLToPath } from 'node:url'

/*
 * The bundle of the benchmark is three folders below the root, see bundle-bench.mjs, and every file of it
 * is in that one folder.
 */

/** The root of the project, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** Where the peers are installed, with a slash at its end. */
export const PEERS = `${ROOT}bench/`

/** The program as it is built. */
export const HOLDLINE = `${ROOT}dist/main.js`

/** The package as it is built, which programs import. */
export const LIBRARY = `${ROOT}dist/index.js`

/** The thread of the file store, bundled from the sources as they are. */
export const SQLITE_WORKER = new URL('sqlite-worker.js', import.meta.url)

/** A process of the benchmark by its name. */
export function processFile(
  name:
    | 'app-process'
    | 'floor-process'
    | 'import-process'
    | 'library-process'
    | 'load-process'
    | 'store-process',
): URL {
  return new URL(`${name}.js`, import.meta.url)
}
