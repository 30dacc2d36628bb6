// `npm start -- …`: builds the missing and stale parts, and then runs `holdline serve …` in this very process, so that
// signals reach the server, and the exit code is the server's.
import { buildDist } from './build/build-dist.mjs'

await buildDist({ onlyIfStale: true, announce: (line) => process.stderr.write(`${line}\n`) })
process.argv.splice(2, 0, 'serve')
stopWithParent()
await import('../dist/main.js')

/** Stops this process when its parent ends: a signal to npm ends only the shell between npm and this process. */
function stopWithParent() {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 200)
  watch.unref()
}
