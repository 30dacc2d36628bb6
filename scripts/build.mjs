// Makes dist/: `npm run build` does it all, `--if-stale` only what no longer fits its sources.
import { buildDist } from './build/build-dist.mjs'

const announce = (line) => process.stderr.write(`${line}\n`)
await buildDist({ onlyIfStale: process.argv.includes('--if-stale'), announce })
