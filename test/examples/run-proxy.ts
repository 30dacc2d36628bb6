import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { onTestFinished } from 'vitest'

const ARGUMENTS = {
  nginx: (file: string) => ['-c', file],
  haproxy: (file: string) => ['-db', '-f', file],
}

/** Debian installs both programs in `/usr/sbin`, which is in the path of root only. */
const DIRECTORIES = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']

/** Runs the proxy in the foreground until the test ends. It takes connections a little later. */
export async function runProxy(name: keyof typeof ARGUMENTS, file: string): Promise<void> {
  const program = DIRECTORIES.map((directory) => join(directory, name)).find(existsSync)
  if (program === undefined) {
    throw new Error(`There is no ${name}: apt-get install -y --no-install-recommends ${name}`)
  }
  const child = spawn(program, ARGUMENTS[name](file), { stdio: 'ignore' })
  const ended = once(child, 'close')
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
}

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('There is no port')
  return address.port
}
