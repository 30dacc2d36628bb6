// `npm start -- …`: builds what is missing or stale, then is `holdline serve …`, in this very process,
// so that signals and exit codes are the server's own.
import { buildDist } from './build/build-dist.mjs'

await buildDist({ onlyIfStale: true, announce: (line) => process.stderr.write(`${line}\n`) })
process.argv.splice(2, 0, 'serve')
stopWithParent()
await import('../dist/main.js')

/** A signal to npm ends the shell between it and this process, which would stay behind with its ports. */
function stopWithParent() {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 200)
  watch.unref()
}
