import { describe, expect, it, onTestFinished } from 'vitest'
import { startServer } from '../support/server.ts'
import { runPython } from './run-python.ts'

const EXAMPLE = '../../examples/search_hold_buy.py'

/** The output of the example, with A and B in place of the numbers. */
const STORY = `\
Found and held A and B
  at 2 USD monthly each,
  for 15 minutes: until then nobody else can find them.
Bought them.
  We own A: calling inbound, sms outbound
  We own B: calling inbound, sms outbound
Changed A: calling inbound+outbound, sms outbound
Released A
Released B
`

describe('the example in Python', () => {
  it('searches, holds, buys, lists and releases', async () => {
    const server = await startServer()
    onTestFinished(async () => {
      await server.stop()
    })
    const { code, stdout, stderr } = await runPython(EXAMPLE, '', {
      HOLDLINE_CONNECTION_STRING: server.connectionString,
      REQUESTS_CA_BUNDLE: server.caFile,
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [, first = '', second = ''] = /(\+\d+) and (\+\d+)/.exec(stdout) ?? []
    expect(stdout.replaceAll(first, 'A').replaceAll(second, 'B')).toBe(STORY)
  })

  it('asks for a missing connection string', async () => {
    expect(await runPython(EXAMPLE, '', {})).toEqual({
      code: 2,
      stdout: '',
      stderr: 'Set HOLDLINE_CONNECTION_STRING to the connection string that Holdline prints.\n',
    })
  })
})
