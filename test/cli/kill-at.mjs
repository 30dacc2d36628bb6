// Loaded into a command before it begins (`node --import`): it kills the process at a moment that is counted in its work,
// which is what it sends to its storage thread and over its sockets. At the end it writes down how much there was.
import { writeFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { Worker } from 'node:worker_threads'

const { TEST_KILL_AT, TEST_WORK_FILE } = process.env
let done = 0

function counting(prototype, method) {
  const original = prototype[method]
  prototype[method] = function (...parameters) {
    done += 1
    const answer = original.apply(this, parameters)
    if (done === Number(TEST_KILL_AT)) process.kill(process.pid, 'SIGKILL')
    return answer
  }
}

counting(Worker.prototype, 'postMessage')
counting(Socket.prototype, '_write')
counting(Socket.prototype, '_writev')
process.once('exit', () => {
  if (TEST_WORK_FILE) writeFileSync(TEST_WORK_FILE, String(done))
})
