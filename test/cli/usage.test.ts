import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EVERYTHING } from '../support/everything.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const FREE_PORTS = ['--http-port', '0', '--https-port', '0']

async function expectRefusal(args: readonly string[], message: RegExp, env = {}): Promise<void> {
  const { code, stdout, stderr } = await runHoldline({ args, env })
  expect(stderr).toMatch(message)
  expect(stderr).toMatch(/^holdline: [^\n]+\n$/)
  expect(stdout).toBe('')
  expect(code).toBe(2)
}

describe('a mistake of the user is reported in one line, and the exit code is 2', () => {
  it.each<[string, RegExp]>([
    ['sevre', /unknown command 'sevre' \(Did you mean serve\?\)/],
    [
      'serve --http-prt 1',
      /unknown option '--http-prt' \(Did you mean --http-port\?\); see holdline serve --help/,
    ],
    ['stock load mine', /'mine' is invalid for argument 'stock'.*; see holdline stock load --help$/m],
    ["resource show ''", /argument 'name'\. It is empty; give a name; see holdline resource show --help/],
    ["key revoke adatum ''", /argument 'id'\. It is empty; give a name/],
    ["--version --data ''", /'--data <directory>' argument '' is invalid\. It is empty; give a path/],
    ["restore a.db --data ''", /'--data <directory>' argument '' is invalid\. It is empty; give a path/],
    ["stock list --socket ''", /'--socket <path>' argument '' is invalid\. It is empty; give a path/],
    ["number show +14255550100 --sandbox ''", /'--sandbox <name>' .* It is empty; give a name/],
    ['serve extra', /too many arguments/],
    ['serve --http-port', /'--http-port <port>' argument missing/],
    ['serve --http-port http', /'--http-port <port>' .* A port is a whole number from 0 to 65535;/],
    ['serve --http-port 65536', /0 to 65535; none switches it off;/],
    ['serve --http-port NONE', /0 to 65535; none switches it off;/],
    ['serve --http-port none,8080', /0 to 65535; none switches it off;/],
    ['serve --https-port none', /'--https-port <port>' .* A port is a whole number from 0 to 65535;/],
    ['serve --https-port 8080', /--http-port and --https-port are both 8080: give them different ports/],
    ['serve --tls-hosts', /'--tls-hosts <hosts>' argument missing/],
    ['serve --tls-hosts *.example', /'--tls-hosts <hosts>' .* Give host names or addresses without scheme/],
    ['serve --tls-hosts a,,b', /Give host names or addresses without scheme, port, path and wildcard, sep/],
    ['serve --tls-hosts a.example:8443', /Give host names or addresses without scheme, port/],
    ['serve --tls-hosts 10.0.0', /Give host names or addresses without scheme, port/],
    ['serve --tls-hosts a --tls-cert a.pem --tls-key b.pem', /--tls-hosts and --tls-cert exclude each other/],
    ['serve --https-port 65536', /A port is a whole number from 0 to 65535/],
    ['serve --http-port -1', /A port is a whole number from 0 to 65535/],
    ['serve --http-port 8443', /--http-port and --https-port are both 8443: give them different ports/],
    ['serve --host https://a', /'--host <address>' argument '…' .* Give an address or a name without scheme/],
    [
      'serve --trusted-proxy 10.0.0.0/33',
      /'--trusted-proxy <networks>' argument '10.0.0.0\/33' .* Give addresses or networks such as/,
    ],
    [
      'serve --trusted-proxy 10.0.0.1,proxy',
      /Give addresses or networks such as 10\.0\.0\.0\/8, separated by/,
    ],
    ['serve --max-connections 0', /'--max-connections <connections>' .* from 1 to 1000000;/],
    ['serve --max-connections 1e4', /Give a whole number of connections from 1 to 1000000/],
    ['serve --max-connections 1000001', /Give a whole number of connections from 1 to 1000000/],
    ['serve --stock mine', /Allowed choices are default, none;/],
    ['serve --log-level loud', /Allowed choices are trace, debug/],
    ['serve --log-format text', /Allowed choices are auto, pretty, json/],
    ['serve --in-memory --data d', /--in-memory and --data exclude each other/],
    ['serve --tls-cert a.pem', /--tls-cert and --tls-key go together/],
    ['serve --tls-key a.pem', /--tls-cert and --tls-key go together/],
    ['serve --tls-cert a.pem --tls-key b.pem --in-memory', /Cannot read --tls-cert a\.pem: no such file/],
    ['serve --config none.json', /Cannot read --config none\.json: no such file/],
    ['serve --host 0.0.0.0 --in-memory', /set HOLDLINE_ACCESS_KEY to .*, and HOLDLINE_HOSTS to /],
    [
      `serve --in-memory ${FREE_PORTS.join(' ')} --ready-file none/ready`,
      /Cannot write --ready-file none\/ready: /,
    ],
  ])('%s', (line, message) => expectRefusal(line.replaceAll("''", '').split(' '), message))

  it.each<[Record<string, string>, RegExp]>([
    [{ HOLDLINE_HTTP_PORT: 'x' }, /from env 'HOLDLINE_HTTP_PORT' is invalid/],
    [{ HOLDLINE_MAX_CONNECTIONS: 'many' }, /from env 'HOLDLINE_MAX_CONNECTIONS' is invalid/],
    [{ HOLDLINE_TRUSTED_PROXY: '10.0.0.0/8,' }, /from env 'HOLDLINE_TRUSTED_PROXY' is invalid/],
    [{ HOLDLINE_HTTP_PORT: 'off' }, /from env 'HOLDLINE_HTTP_PORT' is invalid/],
    [{ HOLDLINE_TLS_HOSTS: 'a b' }, /from env 'HOLDLINE_TLS_HOSTS' is invalid/],
    [{ HOLDLINE_HOST: 'a/b' }, /from env 'HOLDLINE_HOST' is invalid/],
    [
      { HOLDLINE_TLS_HOSTS: 'a', HOLDLINE_TLS_CERT: 'a.pem', HOLDLINE_TLS_KEY: 'b.pem' },
      /--tls-hosts and --tls-cert exclude each other/,
    ],
    [{ HOLDLINE_DEVELOPMENT_KEY: 'c2VjcmV0' }, /: HOLDLINE_DEVELOPMENT_KEY must be 1 or 0$/m],
    [{ HOLDLINE_ACCEPT_ANY_TOKEN: 'all' }, /: HOLDLINE_ACCEPT_ANY_TOKEN must be 1 or 0$/m],
    [{ HOLDLINE_UNSIGNED_CONTROLS: '2' }, /: HOLDLINE_UNSIGNED_CONTROLS must be 1 or 0$/m],
    [{ HOLDLINE_DEVELOPMENT_KEY: '0' }, /developmentKey is false, .*: set HOLDLINE_ACCESS_KEY to a key of/],
    [{ HOLDLINE_HOST: '0.0.0.0', HOLDLINE_UNSIGNED_CONTROLS: '1' }, /remove HOLDLINE_UNSIGNED_CONTROLS/],
    [{ HOLDLINE_DATABASE: '' }, /--database \(HOLDLINE_DATABASE\) is empty: give one such as postgres:/],
    [{ HOLDLINE_DATABASE: ' ' }, /HOLDLINE_DATABASE\) is empty/],
    [{ HOLDLINE_DATA: '' }, /from env 'HOLDLINE_DATA' is invalid. It is empty; give a path/],
    [{ HOLDLINE_CONFIG: '' }, /from env 'HOLDLINE_CONFIG' is invalid. It is empty; give a path/],
    [
      { HOLDLINE_TLS_CERT: '', HOLDLINE_TLS_KEY: '' },
      /from env 'HOLDLINE_TLS_CERT' is invalid. It is empty; give a path/,
    ],
    [{ HOLDLINE_ACCESS_KEY: '' }, /: HOLDLINE_ACCESS_KEY is empty, so the server would take .*: set it to /],
    [{ HOLDLINE_IN_MEMORY: 'maybe' }, /HOLDLINE_IN_MEMORY must be 1 or 0/],
    [{ HOLDLINE_NO_HOUSEKEEPING: 'never' }, /HOLDLINE_NO_HOUSEKEEPING must be 1 or 0/],
    [{ HOLDLINE_ACCESS_KEY: 'secret key' }, /HOLDLINE_ACCESS_KEY is not base64/],
  ])('%o', (env, message) => expectRefusal(['serve'], message, env))

  it('a port in use', async () => {
    // The address that `localhost` has second.
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '::1', resolve))
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    await expectRefusal(
      ['serve', '--in-memory', '--http-port', 'none', '--https-port', port],
      /Port \d+ is in use on ::1: stop what uses it, or give another with --https-port/,
    )
  })

  it.each([
    [7, /it wants an authentication that Holdline lacks \(GSSAPI\): let pg_hba\.conf ask for scram-sha-256/],
    [99, /it wants an authentication that Holdline lacks \(number 99\)/],
  ])('a database that asks for authentication %d', async (request, message) => {
    const server = createServer((socket) => {
      const asked = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, request])
      socket.on('error', () => {}).once('data', () => socket.write(asked))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const database = `postgres://u:secret@127.0.0.1:${port}/numbers?sslmode=disable`
    await expectRefusal(['stock', 'list', '--database', database], message)
  })

  it('a configuration file with a mistake, which is not repeated', async () => {
    const file = join(temporaryDirectory(), 'holdline.json')
    writeFileSync(file, '{"resources":[{"name":"a","accessKeys":["geheim"]}]}')
    await expectRefusal(
      ['serve', '--config', file],
      /holdline\.json: resources\[0\]\.accessKeys\[0\] is not base64/,
    )
    const { stderr } = await runHoldline({ args: ['serve', '--config', file] })
    expect(stderr).not.toContain('geheim')
  })

  it('a data directory that is a file', async () => {
    const file = join(temporaryDirectory(), 'file')
    writeFileSync(file, '')
    await expectRefusal(['serve', '--data', file, ...FREE_PORTS], /file/)
  })
})

/** Enough starts that some of them end while the storage thread is busy. */
const ROUNDS = EVERYTHING ? 6 : 1

describe('a start that fails while its storage thread is busy', () => {
  it.each<[string, RegExp]>([
    ['--config none.json', /Cannot read --config none\.json/],
    ['--tls-cert a.pem --tls-key b.pem', /Cannot read --tls-cert a\.pem/],
    ['--host 0.0.0.0', /set HOLDLINE_ACCESS_KEY to /],
  ])('ends in order each time: %s', async (options, message) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await expectRefusal(['serve', ...FREE_PORTS, ...options.split(' ')], message)
    }
  })
})

describe('help', () => {
  it('goes to stdout, with examples and variables', async () => {
    const { code, stdout, stderr } = await runHoldline({ args: ['serve', '--help'] })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const text of [
      'HOLDLINE_ACCESS_KEY',
      'HOLDLINE_DATA',
      'ca.pem',
      'Examples:',
      '--ready-file',
      '--trusted-proxy',
      '--max-connections',
    ]) {
      expect(stdout).toContain(text)
    }
  })

  it('tells the version of the package', async () => {
    const { stdout } = await runHoldline({ args: ['--version'] })
    const { default: manifest } = await import('../../package.json', { with: { type: 'json' } })
    expect(stdout).toBe(`${manifest.version}\n`)
  })
})
