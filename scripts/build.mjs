// Makes dist/. With `--if-stale` only the parts are made whose sources have changed.
import { buildDist } from './build/build-dist.mjs'

const announce = (line) => process.stderr.write(`${line}\n`)
await buildDist({ onlyIfStale: process.argv.includes('--if-stale'), announce })
