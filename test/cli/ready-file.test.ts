import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { start } from './start.ts'

const OWN_KEY = Buffer.alloc(32, 'own').toString('base64')

describe('the ready file of holdline serve', () => {
  it('writes its addresses to the ready file, for this user alone, and removes the file in the end', async () => {
    const cwd = temporaryDirectory()
    const server = await start({ cwd })
    const ready = JSON.parse(readFileSync(server.readyFile, 'utf8'))
    expect(ready).toEqual({
      http: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      https: expect.stringMatching(/^https:\/\/localhost:\d+$/),
      connectionString: `endpoint=${ready.https}/;accesskey=${DEVELOPMENT_ACCESS_KEY}`,
      httpConnectionString: `endpoint=${ready.http}/;accesskey=${DEVELOPMENT_ACCESS_KEY}`,
      caFile: join(cwd, '.cache/holdline/tls/authority/ca.pem'),
      socket: expect.stringMatching(/\/holdline-\d+\/holdline\.sock$/),
      pid: server.pid,
    })
    expect(statSync(server.readyFile).mode & 0o777).toBe(0o600)
    expect(await server.stop()).toBe(0)
    expect(existsSync(server.readyFile)).toBe(false)
  })

  it('removes the ready file of an earlier server once the settings are checked, and no other file', async () => {
    const cwd = temporaryDirectory()
    const file = join(cwd, 'ready.json')
    // No process has this id: the greatest of Linux is 2^22.
    const ready = '{"http":null,"https":null,"connectionString":"","caFile":null,"pid":4194305}'
    const serve = (...args: string[]) =>
      runHoldline({ args: ['serve', '--in-memory', '--ready-file', 'ready.json', ...args], cwd })
    writeFileSync(file, ready)
    for (const mistake of [
      ['--config', 'none.json'],
      ['--tls-cert', 'none.pem', '--tls-key', 'none.pem'],
      ['--host', '0.0.0.0'],
      ['--http-port', '1', '--https-port', '1'],
    ]) {
      expect((await serve(...mistake)).code).toBe(2)
      expect(readFileSync(file, 'utf8')).toBe(ready)
    }
    // Nothing listens on an address of a documentation network: https://www.rfc-editor.org/rfc/rfc5737
    const env = { HOLDLINE_ACCESS_KEY: OWN_KEY, HOLDLINE_HOSTS: 'numbers.example' }
    const args = [
      'serve',
      '--in-memory',
      '--ready-file',
      'ready.json',
      '--host',
      '192.0.2.1',
      '--http-port',
      '0',
    ]
    expect((await runHoldline({ args: [...args, '--https-port', '0'], cwd, env })).code).toBe(2)
    expect(existsSync(file)).toBe(false)

    writeFileSync(file, 'mine')
    const { code, stderr } = await serve('--http-port', '0', '--https-port', '0')
    expect([code, stderr]).toEqual([
      2,
      'holdline: --ready-file ready.json is there, and it is no ready file: remove it yourself, or give another name\n',
    ])
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  it('leaves the ready file of a running server where a second start fails', async () => {
    const cwd = temporaryDirectory()
    const server = await start({ cwd, args: ['--data', 'data'] })
    const ready = readFileSync(server.readyFile, 'utf8')
    const args = ['serve', '--data', 'data', '--http-port', '0', '--https-port', '0']
    const second = await runHoldline({ args: [...args, '--ready-file', server.readyFile], cwd })
    expect(second).toMatchObject({ code: 2, stderr: expect.stringContaining('another Holdline server') })
    expect(readFileSync(server.readyFile, 'utf8')).toBe(ready)
    expect(await server.stop()).toBe(0)
    expect(existsSync(server.readyFile)).toBe(false)
  })

  it('leaves nothing behind where the ready file cannot be written', async () => {
    const runtime = temporaryDirectory()
    const args = [
      'serve',
      '--in-memory',
      '--http-port',
      '0',
      '--https-port',
      '0',
      '--ready-file',
      'none/ready',
    ]
    const { code, stderr } = await runHoldline({ args, env: { XDG_RUNTIME_DIR: runtime } })
    expect([code, stderr]).toEqual([
      2,
      'holdline: Cannot write --ready-file none/ready: no such file or directory\n',
    ])
    expect(readdirSync(runtime)).toEqual([])
  })
})
