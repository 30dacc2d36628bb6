import { writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runHoldline } from '../support/run-holdline.ts'
import { type Server, startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const SEARCH = {
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
  quantity: 1,
}

async function start(env: Readonly<Record<string, string>> = {}) {
  const cwd = temporaryDirectory()
  const server = await startServer({ cwd, args: ['--data', 'data'], env })
  onTestFinished(() => server.kill())
  /** Runs a command for the server of the directory; its lines on success. */
  async function holdline(...args: string[]): Promise<string[]> {
    const { code, stdout, stderr } = await runHoldline({ args: [...args, '--data', 'data'], cwd })
    expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' })
    return stdout.split('\n').slice(0, -1)
  }
  const fails = (...args: string[]) => runHoldline({ args: [...args, '--data', 'data'], cwd })
  return { server, holdline, fails, cwd }
}

/** Searches; resolves to the status and the id of the search. */
function search({ https, ca }: Server): Promise<[number, string]> {
  const body = JSON.stringify(SEARCH)
  return new Promise((resolve, reject) => {
    const sending = request(
      `${https}/availablePhoneNumbers/countries/US/:search?api-version=2025-06-01`,
      {
        method: 'POST',
        ca,
        headers: { authorization: `Bearer any`, 'content-type': 'application/json' },
      },
      (answer) => {
        answer.resume()
        resolve([answer.statusCode ?? 0, String(answer.headers['search-id'])])
      },
    )
    sending.once('error', reject)
    sending.end(body)
  })
}

describe('the commands of controls', () => {
  it('move the clock, and tell what that changed', async () => {
    const { server, holdline, fails } = await start()
    expect(await holdline('clock')).toEqual([expect.stringMatching(/^real 20/)])
    expect(await holdline('clock', 'freeze', '--at', '2999-01-15T12:00:00Z')).toEqual([
      'frozen 2999-01-15T12:00:00.000Z',
    ])
    const [, searchId] = await search(server)
    const advanced = await holdline('clock', 'advance', '16m')
    expect(advanced).toEqual([
      'frozen 2999-01-15T12:16:00.000Z',
      expect.stringMatching(new RegExp(`^hold ended: ${searchId} \\+1\\d{10}$`)),
      'numbers free again: 1',
    ])
    expect(await holdline('clock', 'run', '--rate', '60')).toEqual([
      expect.stringMatching(/^running at rate 60 2999-01-15T12:16:/),
    ])
    expect(await fails('clock', 'real')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^holdline: The clock shows .* already\. Only a reset sets it back: .*\n$/,
      ),
    })
    await holdline('reset')
    expect(await holdline('clock', 'show')).toEqual([expect.stringMatching(/^real 20/)])
    expect(await holdline('clock', 'real')).toEqual([expect.stringMatching(/^real 20/)])
  })

  it('find leftovers, with exit code 1, until a reset', async () => {
    const { server, holdline, fails } = await start()
    expect(await holdline('leftovers')).toEqual([])
    const [, searchId] = await search(server)
    const { code, stdout, stderr } = await fails('leftovers')
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(stdout).toMatch(new RegExp(`^held by default for search ${searchId}: \\+1\\d{10}\\n$`))
    expect(await holdline('reset')).toEqual(['The inventory is as it was at the start.'])
    expect(await holdline('leftovers')).toEqual([])
  })

  it('add fault rules, list them with their hits, and remove them', async () => {
    const { server, holdline } = await start()
    const rule = { effect: { status: 503 }, times: 1 }
    const [id = ''] = await holdline('fault', 'add', JSON.stringify(rule))
    expect((await search(server))[0]).toBe(503)
    expect(await holdline('fault')).toEqual([`${id} hits 1 of 1 ${JSON.stringify(rule)}`])
    expect(await holdline('fault', 'finish', id)).toEqual([])
    expect(await holdline('fault', 'remove', id)).toEqual([])
    await holdline('fault', 'add', JSON.stringify(rule))
    expect(await holdline('fault', 'clear')).toEqual([])
    expect(await holdline('fault', 'list')).toEqual([])
  })

  it('make sandboxes, whose controls are reached by their names', async () => {
    const { cwd, holdline, fails } = await start()
    const [made = ''] = await holdline('sandbox', 'create', 'one', '--ttl', '10m')
    expect(made).toMatch(/^one endpoint=https:.*;accesskey=/)
    expect(await holdline('sandbox')).toEqual([made])
    await holdline('clock', 'freeze', '--at', '2999-01-15T12:00:00Z', '--sandbox', 'one')
    expect(await holdline('clock', '--sandbox', 'one')).toEqual(['frozen 2999-01-15T12:00:00.000Z'])
    expect(await holdline('clock')).toEqual([expect.stringMatching(/^real /)])
    await holdline('reset', '--sandbox', 'one')
    expect(await holdline('clock', '--sandbox', 'one')).toEqual([expect.stringMatching(/^real /)])
    expect(await holdline('sandbox', 'close', 'one')).toEqual([])
    const seed = join(cwd, 'sandbox.yaml')
    writeFileSync(seed, 'stock: [{ country: US, areaCode: "425", numbers: 3 }]\nholds: [{ country: US }]')
    const clock = ['--clock', 'frozen', '--at', '2020-02-29T12:00:00Z']
    await holdline('sandbox', 'create', 'seeded', '--seed', seed, ...clock)
    expect(await holdline('clock', '--sandbox', 'seeded')).toEqual(['frozen 2020-02-29T12:00:00.000Z'])
    await holdline('clock', 'advance', '16m', '--sandbox', 'seeded')
    expect(await holdline('leftovers', '--sandbox', 'seeded')).toEqual([])
    await holdline('sandbox', 'close', 'seeded')
    const stock = '[{"country": "US", "areaCode": "999"}]'
    expect((await fails('sandbox', 'create', '--stock', stock)).stderr).toMatch(
      /^holdline: --stock: stock\.0 cannot be had: the default stock has no geographic numbers of US in 999/,
    )
    expect(await holdline('sandbox', 'list')).toEqual([])
  })

  it('keep states by name, and put them back', async () => {
    const { server, holdline } = await start()
    const [, searchId] = await search(server)
    expect(await holdline('snapshot', 'take', 'held')).toEqual([expect.stringMatching(/^held 20\S+Z$/)])
    await holdline('reset')
    expect(await holdline('snapshot')).toEqual([expect.stringMatching(/^held 20\S+Z$/)])
    expect(await holdline('snapshot', 'restore', 'held')).toEqual(['The inventory is as it was in held.'])
    const { stdout } = await runHoldline({ args: ['leftovers', '--url', server.http] })
    expect(stdout).toContain(`for search ${searchId}:`)
    expect(await holdline('snapshot', 'remove', 'held')).toEqual([])
    expect(await holdline('snapshot', 'list')).toEqual([])
  })

  it('list the requests, the newest last, and forget them', async () => {
    const { server, holdline } = await start()
    await search(server)
    await holdline('fault', 'clear')
    const target = '/availablePhoneNumbers/countries/US/:search?api-version=2025-06-01'
    expect(await holdline('requests')).toEqual([
      expect.stringMatching(/^1 20\S+ POST \S+ 202 \d+ ms default$/),
      expect.stringMatching(/^2 20\S+ DELETE \/_holdline\/faults 204 \d+ ms$/),
    ])
    const [only = '', ...others] = await holdline('requests', 'list', '--status', '202', '--limit', '5')
    expect(only).toContain(target)
    expect(others).toEqual([])
    expect(await holdline('requests', 'clear')).toEqual([])
    expect(await holdline('requests')).toEqual([])
  })

  it('say in one line what is wrong', async () => {
    const { fails } = await start()
    for (const [args, message] of [
      [['clock', 'advance', 'a while'], /^holdline: <duration> must be a duration/],
      [['clock', 'advance'], /^holdline: missing required argument 'duration'; see holdline clock advance/],
      [['clock', 'stop'], /^holdline: unknown command 'stop'; see holdline clock --help$/m],
      [['clock', 'set', '--at', '9'], /^holdline: unknown command 'set'; see holdline clock --help$/m],
      [
        ['clock', 'show', 'x'],
        /^holdline: too many arguments for 'show'\. .*; see holdline clock show --help$/m,
      ],
      [['clock', 'run', '--rate', 'fast'], /^holdline: --rate must be a number/],
      [['clock', 'run', '--rate', '0'], /^holdline: --rate must be >= /],
      [['clock', 'freeze', '--sandbox', 'missing'], /^holdline: There is no sandbox missing/],
      [['fault', 'add', '{'], /^holdline: The rule must be a JSON object/],
      [['fault', 'add', '{"effect": {"status": 1}}'], /^holdline: effect\.status /],
      [['fault', 'finish', 'missing'], /^holdline: There is no fault rule missing/],
      [['sandbox', 'create', 'Upper'], /^holdline: A name has /],
      [
        ['requests', '--status', 'good'],
        /^holdline: --status must be a status such as 404 or 4xx, or none$/m,
      ],
      [['snapshot', 'take', 'a b'], /^holdline: A name has letters, /],
      [
        ['snapshot', 'restore', 'missing'],
        /^holdline: There is no snapshot missing\. holdline snapshot list lists the names$/m,
      ],
    ] as const) {
      const { code, stdout, stderr } = await fails(...args)
      expect(stderr).toMatch(message)
      expect(stderr.trim().split('\n')).toHaveLength(1)
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' })
    }
  })

  it('say that the controls are off, and how to switch them on', async () => {
    const { fails } = await start({ HOLDLINE_CONTROLS: '0' })
    for (const args of [
      ['clock'],
      ['reset'],
      ['snapshot'],
      ['leftovers'],
      ['fault'],
      ['sandbox'],
      ['requests'],
    ]) {
      const { code, stderr } = await fails(...args)
      expect({ args, code, stderr }).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/^holdline: The controls are off/),
      })
    }
  })
})
