// Makes dist/. With `--if-stale` only the parts are made whose sources have changed.
import { createRequire } from 'node:module'
import isOldNode from './entry/is-old-node.cjs'

const { engines } = createRequire(import.meta.url)('../package.json')
if (!isOldNode(engines.node)) {
  // An old Node cannot load the build.
  const { buildDist } = await import('./build/build-dist.mjs')
  const announce = (line) => process.stderr.write(`${line}\n`)
  await buildDist({ onlyIfStale: process.argv.includes('--if-stale'), announce })
}
