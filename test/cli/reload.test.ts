import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { reloadOnSignal } from '../../src/cli/reload-on-signal.ts'
import { makeAuthority } from '../../src/tls/make-authority.ts'
import { makeLeaf } from '../../src/tls/make-leaf.ts'
import { keyNamed } from '../inventory/register/given.ts'
import { createClient } from '../support/client.ts'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { openConnection } from '../tls/open-connection.ts'

/** A server with a configuration file that names resource `one`. */
async function given() {
  const file = join(temporaryDirectory(), 'holdline.json')
  const configure = (name: string, more = {}) => {
    const resources = [{ name, accessKeys: [keyNamed(name)] }]
    writeFileSync(file, JSON.stringify({ resources, ...more }))
  }
  configure('one')
  const args = ['--config', file, '--log-level', 'info', '--stock', 'none']
  const server = await startServer({ args, cwd: temporaryDirectory() })
  onTestFinished(() => server.kill())
  const statusFor = async (name: string) => {
    const client = createClient(new URL(server.http).host, keyNamed(name))
    return (await client('GET', '/phoneNumbers?api-version=2025-02-11')).status
  }
  const reload = async () => {
    const lines = () => server.stderr().match(/.*"The configuration .*"}\n/g) ?? []
    const { length: before } = lines()
    process.kill(server.pid, 'SIGHUP')
    await expect.poll(lines, { timeout: 10_000 }).toHaveLength(before + 1)
    return JSON.parse(lines().at(-1) ?? '')
  }
  return { file, configure, server, statusFor, reload }
}

describe('SIGHUP', () => {
  it('reads the file again, and a file that cannot be used changes nothing and says why', async () => {
    const { file, configure, server, statusFor, reload } = await given()
    expect([await statusFor('one'), await statusFor('two')]).toEqual([200, 401])

    configure('two', { holdSeconds: 60 })
    expect(await reload()).toMatchObject({
      level: 30,
      changed: ['holdSeconds', 'resource/one', 'resource/two'],
    })
    expect([await statusFor('one'), await statusFor('two')]).toEqual([401, 200])
    expect(JSON.parse(readFileSync(server.readyFile, 'utf8')).connectionString).toContain(keyNamed('two'))

    configure('three', { holdSeconds: -1 })
    const refused = await reload()
    expect(refused).toMatchObject({
      level: 50,
      reason: expect.stringContaining(`${file}: holdSeconds must be >= 1`),
    })
    expect([await statusFor('two'), await statusFor('three')]).toEqual([200, 401])
    expect(await server.stop()).toBe(0)
  })

  it('changes the configuration also where the ready file cannot be written, and says so', async () => {
    const { configure, server, statusFor, reload } = await given()
    rmSync(dirname(server.readyFile), { recursive: true })
    configure('two')
    expect(await reload()).toMatchObject({ level: 30, changed: ['resource/one', 'resource/two'] })
    expect(await statusFor('two')).toBe(200)
    expect(server.stderr()).toMatch(/"reason":"Cannot write --ready-file .*"The ready file stays as it was/)
  })
})

describe('SIGHUP without a configuration file', () => {
  it('reads the certificate again, and never ends the process', async () => {
    const authority = await makeAuthority(Date.now())
    const directory = temporaryDirectory()
    const write = (pair: { certificate: string; privateKey: string }) => {
      writeFileSync(join(directory, 'cert.pem'), pair.certificate)
      writeFileSync(join(directory, 'key.pem'), pair.privateKey, { mode: 0o600 })
    }
    const leaf = await makeLeaf(authority, ['localhost'], Date.now())
    write(leaf)
    const args = ['--tls-cert', 'cert.pem', '--tls-key', 'key.pem', '--stock', 'none', '--log-level', 'info']
    const server = await startServer({ args, cwd: directory })
    onTestFinished(() => server.kill())
    const reload = async () => {
      const lines = () => server.stderr().match(/.*certificate.*\n/g) ?? []
      const { length } = lines()
      process.kill(server.pid, 'SIGHUP')
      await expect.poll(lines, { timeout: 10_000 }).toHaveLength(length + 1)
      return JSON.parse(lines().at(-1) ?? '')
    }
    const serial = async () => {
      const connection = await openConnection(
        Number(new URL(server.https).port),
        authority.certificate,
        'localhost',
      )
      connection.close()
      return connection.serial
    }
    const first = await serial()
    expect(await reload()).toMatchObject({ level: 30, msg: expect.stringContaining('it is the same') })
    write(await makeLeaf(authority, ['localhost'], Date.now()))
    expect(await reload()).toMatchObject({ level: 30, msg: expect.stringContaining('A new certificate') })
    const second = await serial()
    expect(second).not.toBe(first)
    write({ ...leaf, certificate: 'none' })
    expect(await reload()).toMatchObject({
      level: 50,
      reason: expect.stringContaining('--tls-cert cert.pem'),
    })
    expect(await serial()).toBe(second)
    expect(await server.stop()).toBe(0)
  })
})

describe('the signal', () => {
  function arrange(platform: NodeJS.Platform) {
    const listeners: (() => void)[] = []
    const finish: (() => void)[] = []
    let readings = 0
    reloadOnSignal({
      platform,
      signals: { on: (_, listener) => void listeners.push(listener) },
      reload() {
        readings += 1
        return new Promise((resolve) => void finish.push(resolve))
      },
    })
    return { listeners, finish, readings: () => readings }
  }

  it('during a reading starts another reading after it', async () => {
    const { listeners, finish, readings } = arrange('linux')
    for (let times = 0; times < 2; times += 1) for (const listener of listeners) listener()
    await new Promise(setImmediate)
    expect(readings()).toBe(1)
    finish[0]?.()
    await new Promise(setImmediate)
    expect(readings()).toBe(2)
  })

  it('ends the server where its terminal was closed, and only then', async () => {
    const listeners: (() => void)[] = []
    let isOpen = true
    const done: string[] = []
    reloadOnSignal({
      platform: 'linux',
      signals: { on: (_, listener) => void listeners.push(listener) },
      reload: async () => void done.push('read'),
      terminal: { isOpen: () => isOpen, onClose: () => void done.push('ended') },
    })
    listeners[0]?.()
    await new Promise(setImmediate)
    isOpen = false
    listeners[0]?.()
    await new Promise(setImmediate)
    expect(done).toEqual(['read', 'ended'])
  })

  it('is not listened to on Windows, where it means something else', () => {
    expect(arrange('win32').listeners).toEqual([])
  })
})
