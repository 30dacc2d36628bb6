// `npm run bench`: bundles the benchmarks, which are TypeScript, and runs them.
import { rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { buildDist } from '../scripts/build/build-dist.mjs'
import { bundleBench } from './bundle-bench.mjs'

const announce = (line) => process.stderr.write(`${line}\n`)
const buildProgram = () => buildDist({ onlyIfStale: true, announce })

// Leaves by way of the handlers of `exit`, which stop processes and remove databases.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

const folder = await bundleBench()
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
try {
  const { run } = await import(pathToFileURL(`${folder}main.js`).href)
  process.exitCode = await run(process.argv.slice(2), { buildProgram, announce })
} catch (error) {
  announce(`bench: ${error.message}`)
  process.exitCode = 1
}
