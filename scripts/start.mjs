// `npm start -- …`: builds what is missing or stale, then is `holdline serve …`, in this very process,
// so that signals and exit codes are the server's own.
import { buildDist } from './build/build-dist.mjs'

await buildDist({ onlyIfStale: true, announce: (line) => process.stderr.write(`${line}\n`) })
process.argv.splice(2, 0, 'serve')
await import('../dist/main.js')
