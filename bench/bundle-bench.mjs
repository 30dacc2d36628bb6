import { build } from 'esbuild'
import { ROOT } from '../scripts/build/paths.mjs'

/** Bundles the benchmark and each process that it starts; answers the folder, with a slash at its end. */
export async function bundleBench() {
  // Below node_modules, so that packages that are not bundled are found from there.
  const folder = `${ROOT}node_modules/.cache/holdline-bench-${process.pid}/`
  await build({
    absWorkingDir: ROOT,
    entryPoints: {
      main: 'bench/main.ts',
      'app-process': 'bench/processes/app-process.ts',
      'floor-process': 'bench/processes/floor-process.ts',
      'import-process': 'bench/processes/import-process.ts',
      'library-process': 'bench/processes/library-process.ts',
      'load-process': 'bench/processes/load-process.ts',
      'store-process': 'bench/processes/store-process.ts',
      'sqlite-worker': 'src/storage/sqlite/worker.ts',
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // Profiles are told by the files that the code came from.
    sourcemap: 'linked',
    logLevel: 'warning',
  })
  return folder
}
