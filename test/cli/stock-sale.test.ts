import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { NO_NUMBERS } from '../../src/numbering/state-counts.ts'
import { holdlineEnvironment } from '../support/holdline-environment.ts'
import { HOLDLINE } from '../support/run-holdline.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const LEFT = { ...NO_NUMBERS, held: 2 }
const NEXT = '+14255551000-+14255552999'

/** Withdraws numbers at a server that calls `second` before it answers the second request. */
async function withdraw(status: number, second: (pid: number) => void) {
  let requests = 0
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      requests += 1
      if (requests === 2) second(child.pid ?? 0)
      const body = { changed: 998, left: LEFT, next: NEXT }
      response.writeHead(requests === 2 ? status : 200).end(JSON.stringify(body))
    })
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const range = '+14255550000-+14255552999'
  const child = spawn(
    process.execPath,
    [HOLDLINE, 'stock', 'withdraw', '--range', range, '--url', `http://127.0.0.1:${port}`],
    { cwd: temporaryDirectory(), env: holdlineEnvironment({}), timeout: 20_000, killSignal: 'SIGKILL' },
  )
  const printed = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  const [stdout, stderr, [code]] = await printed
  return { code, stdout, stderr, requests }
}

it.skipIf(process.platform === 'win32')(
  'holdline stock withdraw ends after the present call at Ctrl+C, and says what it has done',
  async () => {
    // The server has always more numbers, so nothing else ends the command.
    const { requests, ...ended } = await withdraw(200, (pid) => process.kill(pid, 'SIGINT'))
    expect(ended).toEqual({
      code: 130,
      stdout: '',
      stderr: `holdline: Stopped: ${requests * 998} numbers withdrawn; ${requests * 2} held stay as they are. The same command again does the others\n`,
    })
  },
)

it('holdline stock withdraw says what it has done when it fails half-way', async () => {
  expect(await withdraw(503, () => {})).toEqual({
    code: 2,
    stdout: '998 numbers withdrawn; 2 held stay as they are.\n',
    stderr: 'holdline: The server answers 503 to POST /_holdline/stock/withdraw\n',
    requests: 2,
  })
})
