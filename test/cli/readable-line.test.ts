import { describe, expect, it } from 'vitest'
import { logStyle } from '../../src/cli/log-style.ts'
import { readableLine } from '../../src/cli/readable-line.ts'

const TIME = new Date(2026, 0, 15, 9, 5, 7).getTime()
const REQUEST = {
  method: 'GET',
  target: '/phoneNumbers?api-version=1',
  status: 200,
  ms: 3,
  resource: 'contoso',
}

function line(facts: object, hasColours = false): string {
  return readableLine(JSON.stringify({ level: 30, time: TIME, pid: 1, ...facts }), hasColours)
}

describe('a line of the log for people', () => {
  it.each<[object, string]>([
    [REQUEST, 'GET /phoneNumbers 200 3 ms contoso'],
    [{ ...REQUEST, resource: undefined, operator: 'key 1' }, 'GET /phoneNumbers 200 3 ms operator (key 1)'],
    [{ ...REQUEST, sandbox: 'one' }, 'GET /phoneNumbers 200 3 ms contoso sandbox one'],
    [{ ...REQUEST, status: 429, faults: ['a', 'b'] }, 'GET /phoneNumbers 429 3 ms contoso fault a, b'],
    [{ ...REQUEST, resource: undefined, status: 401 }, 'GET /phoneNumbers 401 3 ms'],
  ])('of a request: %j', (facts, expected) => {
    expect(line({ ...facts, msg: 'request' })).toBe(`09:05:07 ${expected}`)
  })

  it('has the message and the facts of everything else', () => {
    const facts = {
      level: 40,
      reason: 'dateOff',
      peer: '::1',
      bodies: [1],
      host: 'a b',
      msg: 'A request was denied',
    }
    expect(line(facts)).toBe(
      '09:05:07 WARN A request was denied reason=dateOff peer=::1 bodies=[1] host="a b"',
    )
    expect(line({ level: 35, msg: 'Odd' })).toBe('09:05:07 35 Odd')
  })

  it('lets nothing that a client sent steer the terminal', () => {
    const evil = '/a\u001b[2J\u009b31m\r\n\u202e'
    for (const facts of [
      { ...REQUEST, target: evil, resource: evil, faults: [evil], msg: 'request' },
      { level: 40, peer: evil, [evil]: evil, msg: 'A request was denied' },
    ]) {
      expect(line(facts)).not.toMatch(/\p{C}/u)
    }
  })

  it('has colours by the status and the level', () => {
    for (const [status, code] of [
      [202, 32],
      [302, 36],
      [404, 33],
      [503, 31],
    ] as const) {
      expect(line({ ...REQUEST, status, msg: 'request' }, true)).toContain(
        `\u001b[${code}m${status}\u001b[39m`,
      )
    }
    expect(line({ level: 50, msg: 'A request failed' }, true)).toContain('\u001b[31mERROR\u001b[39m')
  })
})

describe('the style of the log', () => {
  const READABLE = { isReadable: true, level: 'info' }
  const JSON_LINES = { isReadable: false, hasColours: false, level: 'warn' }

  it('is for people on a terminal, and JSON elsewhere, unless it is given', () => {
    const on = { isTerminal: true, noColor: undefined }
    const off = { isTerminal: false, noColor: undefined }
    expect(logStyle({ logFormat: 'auto' }, on)).toEqual({ ...READABLE, hasColours: true })
    expect(logStyle({ logFormat: 'auto' }, off)).toEqual(JSON_LINES)
    expect(logStyle({ logFormat: 'json' }, on)).toEqual(JSON_LINES)
    expect(logStyle({ logFormat: 'pretty' }, off)).toEqual({ ...READABLE, hasColours: false })
    expect(logStyle({ logFormat: 'auto', logLevel: 'silent' }, on)).toMatchObject({ level: 'silent' })
  })

  it('has no colours with NO_COLOR, unless it is empty', () => {
    const style = (noColor: string) => logStyle({ logFormat: 'auto' }, { isTerminal: true, noColor })
    expect(style('1')).toEqual({ ...READABLE, hasColours: false })
    expect(style('')).toEqual({ ...READABLE, hasColours: true })
  })
})
