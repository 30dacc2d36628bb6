import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createClient } from '../support/client.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const keyOf = (fill: number) => Buffer.alloc(32, fill).toString('base64')
const [ONE, OTHER] = [keyOf(1), keyOf(2)]
const ENV = { HOLDLINE_ENCRYPTION_KEYS: ONE }
const DATA = ['--data', '.holdline', '--stock', 'none', '--log-level', 'info']
const SET = 'set it in HOLDLINE_ENCRYPTION_KEYS or --encryption-key-file'

function given() {
  const cwd = temporaryDirectory()
  // No command finds the server of another test.
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = ENV) =>
    runHoldline({ args, cwd, env: { XDG_RUNTIME_DIR: cwd, ...env } })
  const serve = async (env: Readonly<Record<string, string>>, args: readonly string[] = []) => {
    const server = await startServer({ cwd, args: [...DATA, ...args], env })
    onTestFinished(() => server.kill())
    const { host } = new URL(server.http)
    const statusWith = async (accessKey: string) =>
      (await createClient(host, accessKey)('GET', '/phoneNumbers?api-version=2025-06-01')).status
    return { ...server, statusWith }
  }
  return { cwd, run, serve }
}

describe('stored access keys', () => {
  it('are printed once, rotate while the server runs, and are nowhere in its files and its log', async () => {
    const { cwd, run, serve } = given()
    const server = await serve(ENV)
    const created = await run(['resource', 'create', 'adatum', '--max-held', '9'])
    expect(created).toEqual({ code: 0, stdout: expect.stringMatching(/^[\w+/]{43}=\n$/), stderr: '' })
    const first = created.stdout.trim()
    const second = (await run(['key', 'create', 'adatum'])).stdout.trim()
    const ids = async (...args: string[]) =>
      (await run(args)).stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(0, 16)]))
    const [firstId = '', secondId = ''] = await ids('key', 'list', 'adatum')
    expect([await server.statusWith(first), await server.statusWith(second)]).toEqual([200, 200])
    expect(await ids('key', 'promote', 'adatum', secondId)).toEqual([secondId, firstId])
    expect(await ids('key', 'revoke', 'adatum', firstId)).toEqual([secondId])
    expect([await server.statusWith(first), await server.statusWith(second)]).toEqual([401, 200])
    // The stand-in has ended: nobody calls without a secret any more.
    expect((await fetch(`${server.http}/_holdline/stock`)).status).toBe(401)
    await server.kill()

    const files = readdirSync(join(cwd, '.holdline'), { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name)))
    expect(files.length).toBeGreaterThan(1)
    for (const secret of [first, second, ONE]) {
      const bytes = Buffer.from(secret, 'base64')
      for (const form of [secret, bytes, bytes.toString('hex')]) {
        for (const content of [...files, Buffer.from(server.stderr())])
          expect(content.includes(form)).toBe(false)
      }
    }
  })

  it('need their encryption key at the start and for a command, and another one can take its place', async () => {
    const { cwd, run, serve } = given()
    const missing = { code: 2, stdout: '' }
    expect(await run(['resource', 'create', 'adatum'], {})).toMatchObject({ code: 2 })
    // A file without a server: the first start makes it.
    await (await serve({})).kill()
    const unset = await run(['resource', 'create', 'adatum'], {})
    expect(unset).toMatchObject(missing)
    expect(unset.stderr).toContain(
      'No access key can be stored without an encryption key: set HOLDLINE_ENCRYPTION_KEYS',
    )

    const beyond = await run(['resource', 'create', 'adatum'], { ...ENV, HOLDLINE_HOST: '0.0.0.0' })
    expect(beyond).toMatchObject(missing)
    expect(beyond.stderr).toContain(
      'Other machines can reach the server, so resource "adatum" needs a host name',
    )
    const accessKey = (await run(['resource', 'create', 'adatum'])).stdout.trim()
    for (const [args, env] of [
      [['serve', ...DATA, '--http-port', '0', '--https-port', '0'], {}],
      [['resource', 'create', 'wingtip'], { HOLDLINE_ENCRYPTION_KEYS: OTHER }],
    ] as const) {
      const { code, stdout, stderr } = await run(args, env)
      expect({ code, stdout }).toEqual(missing)
      expect(stderr).toMatch(
        /^holdline: Access key [0-9a-f]{16} of resource "adatum" was encrypted with [^\n]*\n$/m,
      )
      expect(stderr).toContain(SET)
    }
    writeFileSync(join(cwd, 'keys.txt'), `${OTHER}\n${ONE}\n`, { mode: 0o600 })
    const server = await serve({}, ['--encryption-key-file', 'keys.txt'])
    expect(await server.statusWith(accessKey)).toBe(200)
    // The resource goes on ending the stand-in, and the banner shows no key that is good for nothing.
    await expect.poll(server.stdout, { timeout: 10_000 }).toContain('so the public development key is off')
    expect(server.stdout()).not.toContain('accesskey=')
    const second = (await run(['key', 'create', 'adatum'], {})).stdout.trim()
    expect(await server.statusWith(second)).toBe(200)
    for (const [env, message] of [
      [{}, 'takes no call without a key: set HOLDLINE_OPERATOR_KEY to its operator key'],
      [{ HOLDLINE_OPERATOR_KEY: OTHER }, 'denies HOLDLINE_OPERATOR_KEY: set its operator key'],
    ] as const) {
      const denied = await run(['key', 'list', 'adatum', '--url', server.http], env)
      expect(denied).toMatchObject(missing)
      expect(denied.stderr).toContain(`holdline: The server at ${new URL(server.http).host} ${message}`)
    }
    expect((await run(['key', 'list', 'adatum', '--url', server.https])).stderr).toMatch(
      /^holdline: The certificate of the server at \S+ is not trusted: set NODE_EXTRA_CA_CERTS to [^\n]*\n$/,
    )
    await server.kill()

    writeFileSync(join(cwd, '.holdline', 'keys.txt'), ONE)
    const inside = await run(['serve', ...DATA, '--encryption-key-file', '.holdline/keys.txt'], {})
    expect(inside).toMatchObject(missing)
    expect(inside.stderr).toContain(
      'is in the data directory, whose copies would have the keys: put it elsewhere',
    )
  })

  it('whose encryption key is lost are listed and revoked by the command alone, and new ones take their place', async () => {
    const { run, serve } = given()
    await (await serve({})).kill()
    await run(['resource', 'create', 'adatum'])
    const env = { HOLDLINE_ENCRYPTION_KEYS: OTHER }
    const start = await run(['serve', ...DATA, '--http-port', '0', '--https-port', '0'], env)
    const [wayOut = '', id = ''] = /holdline (?:key revoke adatum ([0-9a-f]{16}))\n$/.exec(start.stderr) ?? []
    expect({ code: start.code, wayOut }).toEqual({ code: 2, wayOut: `holdline key revoke adatum ${id}\n` })
    expect((await run(['key', 'list', 'adatum'], {})).stdout).toMatch(
      new RegExp(
        `^${id} created \\S+ not in force: No encryption key [0-9a-f]{16}, which has encrypted it, is set`,
      ),
    )
    expect(await run(['key', 'revoke', 'adatum', id], {})).toMatchObject({ code: 0, stdout: '' })
    const accessKey = (await run(['key', 'create', 'adatum'], env)).stdout.trim()
    expect(await (await serve(env)).statusWith(accessKey)).toBe(200)
  })
})
