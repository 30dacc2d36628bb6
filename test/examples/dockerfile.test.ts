import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validate } from 'dockerfile-utils'
import { expect, it, onTestFinished } from 'vitest'
import { holdlineEnvironment } from '../support/holdline-environment.ts'
import { startServer } from '../support/server.ts'
import { ROOT } from './run-script.ts'

/** The instructions of the Dockerfile, one a line. */
const INSTRUCTIONS = readFileSync(join(ROOT, 'Dockerfile'), 'utf8').replaceAll('\\\n', '').split('\n')

/** The exit code of the health check in a container with these variables. */
function check(env: Record<string, string>): number | null {
  const [json = '[]'] = INSTRUCTIONS.flatMap((line) => /^HEALTHCHECK .*?CMD (.*)$/.exec(line)?.[1] ?? [])
  const [program, ...args]: string[] = JSON.parse(json)
  expect(program).toBe('node')
  return spawnSync(process.execPath, args, { env: holdlineEnvironment(env) }).status
}

it('is read without a fault by a parser of Dockerfiles', () => {
  expect(validate(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'))).toEqual([])
})

it('copies what is there', () => {
  const sources = INSTRUCTIONS.filter((line) => /^COPY (?!--from)/.test(line)).flatMap((line) =>
    line.split(' ').slice(1, -1),
  )
  expect(sources).not.toEqual([])
  expect(sources.filter((source) => !existsSync(join(ROOT, source)))).toEqual([])
})

it('does not run as root', () => {
  expect(INSTRUCTIONS.filter((line) => line.startsWith('USER '))).toEqual(['USER node'])
})

it('has a health check that tells a ready server from none, over HTTPS where HTTP is off', async () => {
  const server = await startServer()
  onTestFinished(() => server.kill())
  const [{ port }, { port: tlsPort }] = [new URL(server.http), new URL(server.https)]
  const containers = [
    { HOLDLINE_HTTP_PORT: port },
    { HOLDLINE_HTTP_PORT: 'none', HOLDLINE_HTTPS_PORT: tlsPort },
    // An empty variable counts as unset, and beyond loopback HTTP is off then.
    { HOLDLINE_HTTP_PORT: '', HOLDLINE_HTTPS_PORT: tlsPort },
  ]
  for (const env of containers) expect(check(env)).toBe(0)
  await server.stop()
  for (const env of containers) expect(check(env)).toBe(1)
})
